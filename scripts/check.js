// npm run check: everything that can be said of the code without running it. Two at a time; one line for each with its time.
import './lib/node-version.js';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { root } from './lib/root.js';
import { capture } from './lib/run.js';
import { install } from './lib/setup.js';

const bin = (...parts) => path.join('node_modules', ...parts);
const isGenerated = (name, ...args) => ({ name, args: [path.join('scripts', 'resound.js'), 'check', ...args] });

/** The manifests whose output is kept in the repository: the product's and the fixtures'. */
const fixtures = readdirSync(path.join(root, 'test', 'fixtures'), { withFileTypes: true })
  .filter(
    (entry) => entry.isDirectory() && existsSync(path.join(root, 'test', 'fixtures', entry.name, 'resources.yaml')),
  )
  .map(({ name }) => `test/fixtures/${name}`);

/** A cruise over nothing is green as well: it happens when the compiler found has no API. */
const cruisedNothing = (output) =>
  /\((\d+) modules/.exec(output)?.[1] > 0
    ? null
    : 'dependency-cruiser looked at 0 modules: does `typescript` still have its compiler API?';

/** The slowest first, so that the two lanes end together. */
const checks = [
  { name: 'eslint', args: [bin('eslint', 'bin', 'eslint.js'), '.', '--max-warnings=0'] },
  { name: 'types (TypeScript 6)', args: [bin('typescript', 'bin', 'tsc'), '-p', 'tsconfig.json'] },
  {
    name: 'import directions (dependency-cruiser)',
    args: [bin('dependency-cruiser', 'bin', 'dependency-cruise.mjs'), 'src', 'generator', 'generated', 'test'],
    objection: cruisedNothing,
  },
  { name: 'unused code and packages (knip)', args: [bin('knip', 'bin', 'knip.js'), '--no-progress'] },
  isGenerated('generated is current'),
  ...fixtures.map((folder) =>
    isGenerated(
      `generated is current: ${folder}`,
      ...['--manifest', `${folder}/resources.yaml`, '--out', `${folder}/generated`],
    ),
  ),
  { name: 'types (TypeScript 7)', args: [bin('typescript-7', 'bin', 'tsc'), '-p', 'tsconfig.json'] },
  { name: 'format (Biome)', args: [bin('@biomejs', 'biome', 'bin', 'biome'), 'check', '.'] },
];

/** @returns whether the check passed */
async function perform({ name, args, objection = () => null }) {
  const since = performance.now();
  const { code, output } = await capture(process.execPath, args);
  const refused = code === 0 ? objection(output) : output;
  const passed = code === 0 && refused === null;
  console.log(`${passed ? 'ok  ' : 'FAIL'} ${name} (${((performance.now() - since) / 1000).toFixed(1)} s)`);
  if (!passed) console.log(refused.trimEnd().replace(/^/gm, '     '));
  return passed;
}

async function check() {
  await install();
  const only = process.argv.slice(2);
  const queue = checks.filter(({ name }) => only.length === 0 || only.some((word) => name.includes(word)));
  const failed = [];
  const lane = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      if (!(await perform(next))) failed.push(next.name);
    }
  };
  await Promise.all([lane(), lane()]);
  if (failed.length > 0) console.log(`failed: ${failed.join(', ')}`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}

check().catch((error) => {
  console.error(error.name === 'CommandFailed' ? error.message : error);
  process.exitCode = 1;
});
