// npm test [-- <jest's arguments>]: sets up what is stale, runs every test, and ends with the line "N passed, N failed".
import './lib/node-version.js';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from './lib/root.js';
import { generate, install } from './lib/setup.js';

const results = path.join(root, '.resound', `test-results-${process.pid}.json`);

function jest(args) {
  mkdirSync(path.dirname(results), { recursive: true });
  const command = [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    path.join('node_modules', 'jest', 'bin', 'jest.js'),
    '--json',
    `--outputFile=${results}`,
    ...args,
  ];
  const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  return status ?? 1;
}

/** Of the run's own report; a file that could not be run counts as a failure, and so does a run without a report. */
function counts() {
  try {
    const report = JSON.parse(readFileSync(results, 'utf8'));
    return { passed: report.numPassedTests, failed: report.numFailedTests + report.numRuntimeErrorTestSuites };
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(results, { force: true });
  }
}

async function test() {
  await install();
  await generate();
  const status = jest(process.argv.slice(2));
  const { passed, failed } = counts();
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = status !== 0 || failed > 0 ? 1 : 0;
}

test().catch((error) => {
  console.error(error.name === 'CommandFailed' ? error.message : error);
  process.exitCode = 1;
});
