/**
 * Generation as a whole process: 13, 100 and 1,000 resources of 8 fields and 4 mutations each, into an empty folder, and the check of
 * a current one. Prints medians of interleaved runs and peak memory.
 *
 *     node --import tsx test/bench/generate.ts [rounds, default 5]
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { median } from './lib/median.ts';

const sizes = [13, 100, 1000] as const;
const goals = { generate: [0.6, 1.0, 3.0], check: [0.2, 0.25, 0.6] } as const;
const cli = resolve('dist/generator/cli.js');
if (!existsSync(cli)) throw new Error('dist/ is not built: run `npm run build` first');
const rounds = Number(process.argv[2] ?? 5);

function manifest(size: number): string {
  const resource = (n: number) => `  thing_${n}:
    fields:
      name: { type: text, not_blank: true, max: 200 }
      kind: { type: Kind, default: Alpha }
      amount: { type: integer, min: 0, max: 1000000 }
      owner_id: { type: uuid, nullable: true }
      note: { type: text, nullable: true }
      created_at: { type: timestamp, value: now }
      updated_at: { type: timestamp, value: now, set_on: change }
      details: { type: json, nullable: true }
    mutations:
      create: { create: [name, amount, owner_id, note, details], event: { Thing${n}Created: thing_${n} } }
      update: { update: [name, amount, note, details], event: { Thing${n}Updated: thing_${n} } }
      finish: { when: { kind: { is: Alpha } }, set: { kind: Omega }, event: { Thing${n}Finished: thing_${n} } }
      delete: { delete: true, event: { Thing${n}Deleted: [thing_${n}_id] } }
    queries:
      get: {}
      list: { filter: [kind, owner_id] }
`;
  const head = 'api: { title: Bench, version: "1.0.0", base: /api }\n\ntypes:\n  Kind: [Alpha, Omega]\n\nresources:\n';
  return head + Array.from({ length: size }, (_, n) => resource(n + 1)).join('\n');
}

interface Measure {
  readonly seconds: number;
  readonly megabytes: number;
}

function measure(args: readonly string[], cwd: string): Measure {
  const start = performance.now();
  // /usr/bin/time is not everywhere: the process prints its own peak when it ends.
  const peak = "process.on('exit', () => process.stderr.write(`PEAK ${process.resourceUsage().maxRSS}\\n`))";
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(peak)}`, cli, ...args],
    { cwd, encoding: 'utf8' },
  );
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${String(status)}:\n${stderr.slice(0, 2000)}`);
  return { seconds, megabytes: Number(/PEAK (\d+)/.exec(stderr)?.[1]) / 1024 };
}

const folder = mkdtempSync(join(tmpdir(), 'resound-generate-'));
try {
  const runs = sizes.map((size) => ({ size, generate: [] as Measure[], check: [] as Measure[] }));
  for (let round = 0; round < rounds; round++) {
    for (const { size, generate, check } of runs) {
      const cwd = join(folder, `${size}-${round}`);
      mkdirSync(cwd);
      writeFileSync(join(cwd, 'resources.yaml'), manifest(size));
      generate.push(measure(['generate'], cwd));
      check.push(measure(['check'], cwd));
      rmSync(cwd, { recursive: true });
    }
  }
  console.log('| resources | generate, s (goal) | check, s (goal) | peak, MB |\n|---|---|---|---|');
  runs.forEach(({ size, generate, check }, at) => {
    const seconds = (of: readonly Measure[]) => median(of.map((one) => one.seconds)).toFixed(2);
    const peak = median(generate.map((one) => one.megabytes)).toFixed(0);
    const goal = (of: keyof typeof goals) => String(goals[of][at]);
    console.log(
      `| ${size} | ${seconds(generate)} (${goal('generate')}) | ${seconds(check)} (${goal('check')}) | ${peak} |`,
    );
  });
} finally {
  rmSync(folder, { recursive: true });
}
