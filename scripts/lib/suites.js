// The test suites: where their files are, and how many seconds each may take before it counts as hung.
import path from 'node:path';
import { root } from './root.js';

const suites = [
  { name: 'broadcast', files: /^(generated|test\/fixtures)\//, budget: 480 },
  { name: 'domain', files: /^test\/domain\//, budget: 240 },
  { name: 'program', files: /^test\/e2e\//, budget: 180 },
  { name: 'generator', files: /^test\/(generator|golden|docs)\//, budget: 180 },
  { name: 'proof', files: /^test\/(concurrency|sabotage)\//, budget: 300 },
  { name: 'crash', files: /^test\/crash\//, budget: 420, ownDatabase: true },
  { name: 'runtime', files: /^/, budget: 300 },
];

/**
 * Each test file in exactly one suite: the first that takes it. Suites that start a database of their own are none of a run on somebody
 * else's: there they would only be repeated.
 *
 * @param {string[]} files - absolute paths
 * @returns suites that have files, in the table's order
 */
export function intoSuites(files) {
  const relative = (file) => path.relative(root, file).replaceAll('\\', '/');
  const suiteOf = (file) => suites.find((suite) => suite.files.test(relative(file)));
  return suites
    .map((suite) => ({ ...suite, files: files.filter((file) => suiteOf(file) === suite) }))
    .filter((suite) => suite.files.length > 0 && !(suite.ownDatabase && process.env.DATABASE_URL));
}
