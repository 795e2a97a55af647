// npm run sabotage [-- <api, resource or mutation> ...]: breaks each event in each way, and demands that a test notices.
import './lib/node-version.js';
import { handOver } from './lib/run.js';
import { generate, install } from './lib/setup.js';

async function sabotage() {
  await install();
  await generate();
  handOver(['--import', 'tsx', 'test/sabotage/main.ts', ...process.argv.slice(2)]);
}

sabotage().catch((error) => {
  console.error(error.name === 'CommandFailed' ? error.message : error);
  process.exitCode = 1;
});
