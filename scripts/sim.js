// npm run sim [-- --seeds 10000 --from 1 | --seed 17] [--planted <name>]: the seeded simulation of the event stream.
import './lib/node-version.js';
import { handOver } from './lib/run.js';
import { install } from './lib/setup.js';

async function sim() {
  await install();
  handOver(['--import', 'tsx', 'test/sim/main.ts', ...process.argv.slice(2)]);
}

sim().catch((error) => {
  console.error(error.name === 'CommandFailed' ? error.message : error);
  process.exitCode = 1;
});
