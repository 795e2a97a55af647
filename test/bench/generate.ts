/**
 * Generation as a whole process: 13, 100 and 1,000 resources of 8 fields and 4 mutations each, no two alike, into an empty folder, and the
 * check of a current one. Prints medians of interleaved runs, seconds on the wall and of CPU, and peak memory.
 *
 *     node --import tsx test/bench/generate.ts [--rounds 5] [--stages]
 *
 * `--stages` profiles one more run of each size and prints where its time goes.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { manifestOf } from './lib/manifest.ts';
import { median } from './lib/median.ts';
import { stagesOf } from './lib/stages.ts';

const sizes = [13, 100, 1000] as const;
const goals = { generate: [0.6, 1.0, 3.0], check: [0.2, 0.25, 0.6] } as const;
const cli = resolve('dist/generator/cli.js');
if (!existsSync(cli)) throw new Error('dist/ is not built: run `npm run build` first');
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, stages: { type: 'boolean', default: false } },
});

interface Measure {
  readonly seconds: number;
  readonly cpu: number;
  readonly megabytes: number;
}

// /usr/bin/time is not everywhere: the process prints its own usage when it ends. Threads load this as well, and stay silent.
const usage = `import { isMainThread } from 'node:worker_threads';
if (isMainThread) process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.stderr.write('USED ' + (userCPUTime + systemCPUTime) + ' ' + maxRSS + '\\n');
})`;

function measure(args: readonly string[], cwd: string, flags: readonly string[] = []): Measure {
  const start = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    [...flags, '--import', `data:text/javascript,${encodeURIComponent(usage)}`, cli, ...args],
    { cwd, encoding: 'utf8' },
  );
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${String(status)}:\n${stderr.slice(0, 2000)}`);
  const [, cpu, kilobytes] = /USED (\d+) (\d+)/.exec(stderr) ?? [];
  return { seconds, cpu: Number(cpu) / 1e6, megabytes: Number(kilobytes) / 1024 };
}

/**
 * Gives `work` a new folder that holds a manifest of so many resources. None goes before the end: for minutes after thousands of files
 * were removed, ext4 takes half a millisecond for each new one, since it passes by each inode that became free.
 */
function within(size: number, work: (cwd: string) => void): void {
  const cwd = mkdtempSync(join(folder, `${size}-`));
  writeFileSync(join(cwd, 'resources.yaml'), manifestOf(size));
  work(cwd);
}

/** `CPU.20261125.120000.4711.0.001.cpuprofile`: the last but one but one is the thread. */
const threadOf = (file: string): number => Number(file.split('.').at(-3));
const byThread = (left: string, right: string): number => threadOf(left) - threadOf(right);

function printStages(size: number): void {
  within(size, (cwd) => {
    measure(['generate'], cwd, ['--cpu-prof', '--cpu-prof-dir', join(cwd, 'profile')]);
    // Each thread has a profile of its own; their names end in the number of the thread.
    for (const [thread, file] of readdirSync(join(cwd, 'profile')).sort(byThread).entries()) {
      console.log(`\n${size} resources, ${thread === 0 ? 'main thread' : 'the printing thread'}, profiled:`);
      for (const [stage, seconds] of stagesOf(join(cwd, 'profile', file))) {
        if (seconds >= 0.005) console.log(`  ${seconds.toFixed(2).padStart(6)} s  ${stage}`);
      }
    }
  });
}

const folder = mkdtempSync(join(tmpdir(), 'resound-generate-'));
try {
  const runs = sizes.map((size) => ({ size, generate: [] as Measure[], check: [] as Measure[] }));
  for (let round = 0; round < Number(values.rounds); round++) {
    for (const { size, generate, check } of runs) {
      within(size, (cwd) => {
        generate.push(measure(['generate'], cwd));
        check.push(measure(['check'], cwd));
      });
    }
  }
  console.log('| resources | generate, s (goal) | CPU | check, s (goal) | CPU | peak, MB |\n|---|---|---|---|---|---|');
  runs.forEach(({ size, generate, check }, at) => {
    const middle = (of: readonly Measure[], what: keyof Measure) => median(of.map((one) => one[what]));
    const times = (of: 'generate' | 'check', all: readonly Measure[]) =>
      `${middle(all, 'seconds').toFixed(2)} (${String(goals[of][at])}) | ${middle(all, 'cpu').toFixed(2)}`;
    const peak = middle(generate, 'megabytes').toFixed(0);
    console.log(`| ${size} | ${times('generate', generate)} | ${times('check', check)} | ${peak} |`);
  });
  if (values.stages) for (const size of sizes) printStages(size);
} finally {
  rmSync(folder, { recursive: true });
}
