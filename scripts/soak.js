// npm run soak: the tests that kill and freeze processes, for a night; CRASH_ROUNDS says how often, 300 unless given.
import './lib/node-version.js';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from './lib/root.js';
import { endWithUs } from './lib/run.js';

const env = { CRASH_ROUNDS: '300', ...process.env };
const child = spawn(process.execPath, [path.join('scripts', 'test.js'), 'test/crash'], {
  cwd: root,
  env,
  stdio: 'inherit',
});
endWithUs(child);
child.once('close', (code) => {
  process.exitCode = code ?? 1;
});
