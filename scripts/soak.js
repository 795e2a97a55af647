// npm run soak: for a night, the tests that kill and freeze processes, and those that try stories against a model. CRASH_ROUNDS says how often a
// server is killed (300 unless given), MODEL_RUNS how many stories are tried (2000). It prints how many changes were acknowledged, logged and heard.
import './lib/node-version.js';
import path from 'node:path';
import { handOver } from './lib/run.js';
import { mostSeconds, wholeFrom } from './lib/whole.js';

function soak() {
  const numbers = {
    CRASH_ROUNDS: { unit: 'kills', preset: 300, most: 100_000 },
    MODEL_RUNS: { unit: 'stories', preset: 2000, most: 10_000_000 },
    TEST_BUDGET: { unit: 'seconds', preset: 12 * 60 * 60, most: mostSeconds },
  };
  const env = { ...process.env };
  for (const [variable, what] of Object.entries(numbers)) env[variable] = String(wholeFrom(variable, what));
  handOver([path.join('scripts', 'test.js'), 'test/crash', 'test/model'], { env });
}

try {
  soak();
} catch (error) {
  console.error(error.name === 'SettingError' ? error.message : error);
  process.exitCode = 1;
}
