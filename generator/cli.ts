/** The generator's command line. */
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { defaults } from './output/mend.ts';
import type { Print, ProjectPaths } from './output/project.ts';

const usage = `Usage: npm run resound -- <verb> [options]

Verbs
  generate            write what the manifest says; prints what changed
  check               write nothing; exit 1 where the generated files are not what the manifest says

Options
  --manifest <file>   the manifest (${defaults.manifest})
  --out <folder>      the folder for generated files (${defaults.out})
  --help              this text

Exit status: 0 done or current, 1 problems in the manifest or files that differ, 2 wrong usage
`;

const print: Print = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
};

/** @returns the exit status */
async function main(args: readonly string[]): Promise<number> {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    print.err(`${message(error)}\n\n${usage}`);
    return 2;
  }
  const { values, positionals } = parsed;
  if (values.help) {
    print.out(usage);
    return 0;
  }
  const [verb, ...rest] = positionals;
  if (rest.length > 0 || (verb !== 'generate' && verb !== 'check')) {
    print.err(`${verb === undefined ? 'which verb?' : `unknown: ${positionals.join(' ')}`}\n\n${usage}`);
    return 2;
  }
  const paths: ProjectPaths = { manifest: values.manifest, out: values.out };
  try {
    // Each verb is loaded when it is meant, and loads parser and emitters only when it needs them.
    if (verb === 'generate') return await (await import('./verbs/generate.ts')).generate(paths, print);
    return await (await import('./verbs/check.ts')).check(paths, print);
  } catch (error) {
    print.err(`${verb}: ${message(error)}\n`);
    return 1;
  }
}

const parse = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      manifest: { type: 'string', default: defaults.manifest },
      out: { type: 'string', default: defaults.out },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });

const message = (error: unknown): string => (error instanceof Error ? error.message : String(error));

// A reader that went away (`| head`) is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});
// V8 optimises what runs often, which pays in programs that run for long: here it was a fifth of all CPU time. So let it wait longer.
setFlagsFromString('--interrupt-budget=600000');
process.exitCode = await main(process.argv.slice(2));
