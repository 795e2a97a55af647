// npm run sim [-- --seeds 10000 --from 1 | --seed 17] [--planted <name>]: the seeded simulation of the event stream.
import './lib/node-version.js';
import { spawnSync } from 'node:child_process';
import { root } from './lib/root.js';
import { install } from './lib/setup.js';

async function sim() {
  await install();
  const command = ['--import', 'tsx', 'test/sim/main.ts', ...process.argv.slice(2)];
  process.exitCode = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' }).status ?? 1;
}

sim().catch((error) => {
  console.error(error.name === 'CommandFailed' ? error.message : error);
  process.exitCode = 1;
});
