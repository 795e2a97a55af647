// The set-up that every command does by itself, each step only when it is stale: install, generate, build.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { contents, digest, glance, listFiles } from './fingerprint.js';
import { exclusively } from './lock.js';
import { step } from './progress.js';
import { readStamp, root, writeStamp } from './root.js';
import { run } from './run.js';

/** What is made from which files, how, and what a person is told meanwhile. */
const generator = {
  name: 'generator',
  label: 'Compiling the generator',
  inputs: ['generator', 'tsconfig.json', 'tsconfig.build.json', 'tsconfig.generator.json'],
  outputs: ['.resound/generator'],
  make: compileGenerator,
};
const generated = {
  name: 'generate',
  label: 'Generating from resources.yaml',
  inputs: ['resources.yaml', 'generator', 'tsconfig.json'],
  outputs: ['generated'],
  make: async () => {
    await refresh(generator);
    await run('Generating', process.execPath, [generatorProgram, 'generate']);
  },
};
const built = {
  name: 'build',
  label: 'Building',
  inputs: ['src', 'generated', 'generator', 'tsconfig.json', 'tsconfig.build.json'],
  outputs: ['dist/src/main.js'],
  make: compile,
};

/** The generator's command line, once {@link compiledGenerator} has seen to it. */
const generatorProgram = path.join('.resound', 'generator', 'cli.js');

/**
 * The generator as JavaScript: to compile it takes no longer than to load it once as TypeScript, and the next run need not.
 *
 * @returns {Promise<string>} the path of its command line, from the project's folder
 */
export async function compiledGenerator() {
  if (!isCurrent(generator)) await exclusively(() => refresh(generator));
  return generatorProgram;
}

/** Everything that a running server needs. */
export async function setUp() {
  await install();
  if (isCurrent(generated) && isCurrent(built)) return;
  await exclusively(async () => {
    // In a fresh clone both are stale, but generating changes nothing: side by side they take half the time. Where it does change
    // something, building is stale once more below; then it does not matter what became of the early one.
    if (!isCurrent(generated)) {
      const early = refresh(built).catch(() => undefined);
      await step('Generating and building', () => refresh(generated).finally(() => early));
    }
    if (!isCurrent(built)) await step(built.label, () => refresh(built));
  });
}

/** Writes `generated/` anew when the manifest, the generator or the output itself has changed since it was written last. */
export async function generate() {
  if (isCurrent(generated)) return;
  await exclusively(() => step(generated.label, () => refresh(generated)));
}

/** Installs what the lock file says, unless it was done. */
export async function install() {
  const lock = readFileSync(path.join(root, 'package-lock.json'));
  const stamp = createHash('sha256').update(lock).digest('hex');
  const isDone = () => readStamp('install') === stamp && existsSync(path.join(root, 'node_modules'));
  if (isDone()) return;
  await exclusively(async () => {
    if (isDone()) return;
    if (!isInstalled(JSON.parse(lock.toString()))) {
      // Development packages too, whatever NODE_ENV says: the compiler is one of them.
      const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
      const [command, ...first] = npm();
      await step('Installing packages from the lock file', () => run('npm ci', command, [...first, ...args]));
    }
    writeStamp('install', stamp);
  });
}

/** npm as it was called; without a shell, so that nothing needs quoting. */
function npm() {
  const script = process.env.npm_execpath ?? '';
  return script.endsWith('.js') ? [process.execPath, script] : ['npm'];
}

/** Whether somebody else (a plain `npm ci`) has already put the packages of this lock file in place. */
function isInstalled(lock) {
  const hidden = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const wanted = lock.packages;
  const present = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  const same = ([name, { version }]) => wanted[name]?.version === version;
  const needed = ([name, { optional }]) => name === '' || optional || name in present;
  return Object.entries(present).every(same) && Object.entries(wanted).every(needed);
}

/** Compiles to `dist/`. The new folder is made beside the old one and takes its place whole: whoever starts meanwhile sees one of the two. */
async function compile() {
  const target = `dist.${process.pid}`;
  const compiler = path.join('node_modules', 'typescript-7', 'bin', 'tsc');
  try {
    await run('Building', process.execPath, [compiler, '-p', 'tsconfig.build.json', '--outDir', target]);
    for (const { path: file } of listFiles(['src', 'generated']).filter((entry) => /\.(sql|json)$/.test(entry.path))) {
      mkdirSync(path.dirname(path.join(root, target, file)), { recursive: true });
      cpSync(path.join(root, file), path.join(root, target, file));
    }
    rmSync(path.join(root, 'dist'), { recursive: true, force: true });
    renameSync(path.join(root, target), path.join(root, 'dist'));
  } finally {
    rmSync(path.join(root, target), { recursive: true, force: true });
  }
}

/** Types are not looked at here, but by `npm run check`. The new folder takes the old one's place whole, as above. */
async function compileGenerator() {
  const target = path.join('.resound', `generator.${process.pid}`);
  const compiler = path.join('node_modules', 'typescript-7', 'bin', 'tsc');
  try {
    await run('Compiling the generator', process.execPath, [
      compiler,
      '-p',
      'tsconfig.generator.json',
      '--outDir',
      target,
    ]);
    rmSync(path.join(root, '.resound', 'generator'), { recursive: true, force: true });
    renameSync(path.join(root, target), path.join(root, '.resound', 'generator'));
  } finally {
    rmSync(path.join(root, target), { recursive: true, force: true });
  }
}

/** Decided by times and sizes of inputs and outputs, since these need no reading. */
function isCurrent({ name, inputs, outputs }) {
  return readStamp(name).split('\n')[0] === glance(listFiles([...inputs, ...outputs]));
}

/** Makes it anew, unless the texts are those of the last time: a fresh checkout or a touched file only has other times. */
async function refresh({ name, inputs, outputs, make }) {
  if (isCurrent({ name, inputs, outputs })) return;
  const before = listFiles(inputs);
  const read = contents(before);
  const text = () => digest([read, contents(listFiles(outputs))]);
  if (readStamp(name).split('\n')[1] !== text()) await make();
  // The inputs as they were: one that was edited meanwhile makes the next start work again.
  writeStamp(name, `${glance([...before, ...listFiles(outputs)])}\n${text()}`);
}
