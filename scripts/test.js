// npm test [-- <jest's arguments>]: sets up what is stale, runs every test, and ends with the line "N passed, N failed". TEST_BUDGET says
// how many seconds chosen tests may take before they count as hung (1200 unless given).
import './lib/node-version.js';
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './lib/root.js';
import { endWithUs, run } from './lib/run.js';
import { generate, install } from './lib/setup.js';
import { intoSuites } from './lib/suites.js';
import { mostSeconds, wholeFrom } from './lib/whole.js';

const jest = [
  '--import',
  pathToFileURL(path.join(root, 'scripts', 'lib', 'with-parent.js')).href,
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  path.join('node_modules', 'jest', 'bin', 'jest.js'),
];
const report = path.join(root, '.resound', `test-results-${process.pid}.json`);

/** Runs jest once; after `budget` seconds it is killed. Its workers and the embedded Postgres end with it. */
function runJest(args, budget) {
  const command = [...jest, '--json', `--outputFile=${report}`, ...args];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
    const leave = endWithUs(child);
    const timer = setTimeout(() => {
      console.log(`no end after ${budget} s: killed`);
      child.kill('SIGKILL');
    }, budget * 1000);
    child.once('error', reject);
    child.once('close', (code) => {
      clearTimeout(timer);
      leave();
      resolve(code ?? 128);
    });
  });
}

/** A file that could not be run counts as a failure, and so does a run that failed without saying where. */
function counts(status) {
  try {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    return { passed: numPassedTests, failed: status === 0 ? failed : Math.max(failed, 1) };
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(report, { force: true });
  }
}

async function runSuite({ name, args, budget }) {
  const since = performance.now();
  const result = counts(await runJest(args, budget));
  const seconds = ((performance.now() - since) / 1000).toFixed(0);
  console.log(`${name}: ${result.passed} passed, ${result.failed} failed (${seconds} s of at most ${budget} s)\n`);
  return result;
}

async function test() {
  const chosenBudget = wholeFrom('TEST_BUDGET', { unit: 'seconds', preset: 1200, most: mostSeconds });
  await install();
  await generate();
  mkdirSync(path.dirname(report), { recursive: true });
  const args = process.argv.slice(2);
  const files =
    args.length > 0
      ? []
      : (await run('Listing the tests', process.execPath, [...jest, '--listTests'])).trim().split('\n');
  const runs =
    args.length > 0
      ? [{ name: 'chosen tests', args, budget: chosenBudget }]
      : intoSuites(files).map(({ name, files, budget }) => ({ name, args: ['--runTestsByPath', ...files], budget }));
  const total = { passed: 0, failed: 0 };
  for (const each of runs) {
    const { passed, failed } = await runSuite(each);
    total.passed += passed;
    total.failed += failed;
  }
  console.log(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
}

test().catch((error) => {
  console.error(['CommandFailed', 'SettingError'].includes(error.name) ? error.message : error);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
});
