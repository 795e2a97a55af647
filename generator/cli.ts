/** The generator's command line. */
import { parseArgs } from 'node:util';

const usage = `Usage: node --import tsx generator/cli.ts <verb> [options]

Verbs
  generate            write what the manifest says; prints what changed
  check               write nothing; exit 1 where the generated files are not what the manifest says

Options
  --manifest <file>   the manifest (resources.yaml)
  --out <folder>      the folder for generated files (generated)
  --help              this text

Exit status: 0 done or current, 1 problems in the manifest or files that differ, 2 wrong usage
`;

async function main(args: readonly string[]): Promise<number> {
  let parsed;
  try {
    parsed = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        manifest: { type: 'string', default: 'resources.yaml' },
        out: { type: 'string', default: 'generated' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    return 2;
  }
  const { values, positionals } = parsed;
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  const [verb, ...rest] = positionals;
  const paths = { manifest: values.manifest, out: values.out };
  const print = {
    out: (text: string) => process.stdout.write(text),
    err: (text: string) => process.stderr.write(text),
  };
  if (rest.length > 0 || (verb !== 'generate' && verb !== 'check')) {
    const wrong = verb === undefined ? 'which verb?' : `unknown: ${[verb, ...rest].join(' ')}`;
    process.stderr.write(`${wrong}\n\n${usage}`);
    return 2;
  }
  // Each verb is loaded when it is meant: a check of a current tree needs neither parser nor emitters.
  if (verb === 'generate') return (await import('./verbs/generate.ts')).generate(paths, print);
  return (await import('./verbs/check.ts')).check(paths, print);
}

process.exitCode = await main(process.argv.slice(2));
