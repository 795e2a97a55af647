// npm run sabotage [-- <api, resource or mutation> ...]: breaks each event in each way, and demands that a test notices.
import './lib/node-version.js';
import { spawnSync } from 'node:child_process';
import { root } from './lib/root.js';
import { generate, install } from './lib/setup.js';

async function sabotage() {
  await install();
  await generate();
  const command = ['--import', 'tsx', 'test/sabotage/main.ts', ...process.argv.slice(2)];
  process.exitCode = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' }).status ?? 1;
}

sabotage().catch((error) => {
  console.error(error.name === 'CommandFailed' ? error.message : error);
  process.exitCode = 1;
});
