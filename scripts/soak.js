// npm run soak: for a night, the tests that kill and freeze processes, and those that try stories against a model. CRASH_ROUNDS says how often a
// server is killed (300 unless given), MODEL_RUNS how many stories are tried (2000). It prints how many changes were acknowledged, logged and heard.
import './lib/node-version.js';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from './lib/root.js';
import { endWithUs } from './lib/run.js';

const env = { CRASH_ROUNDS: '300', MODEL_RUNS: '2000', TEST_BUDGET: String(12 * 60 * 60), ...process.env };
const child = spawn(process.execPath, [path.join('scripts', 'test.js'), 'test/crash', 'test/model'], {
  cwd: root,
  env,
  stdio: 'inherit',
});
endWithUs(child);
child.once('close', (code) => {
  process.exitCode = code ?? 1;
});
