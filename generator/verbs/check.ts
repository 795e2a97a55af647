import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from '../compile.ts';
import { formatAll } from '../diagnostics/format.ts';
import { emitOptions, type Print, type ProjectPaths, readSource } from '../output/project.ts';

/** Says whether the generated files are what the manifest says. */
export async function check(paths: ProjectPaths, print: Print): Promise<number> {
  const source = readSource(paths.manifest);
  const { diagnostics, files } = await compile(source, emitOptions(paths));
  if (diagnostics.length > 0) {
    print.err(formatAll(diagnostics, source.text));
    return 1;
  }
  const differs = files.filter(({ path, text }) => readFileSync(join(paths.out, path), 'utf8') !== text);
  print.err(differs.map(({ path }) => `${path}\n`).join(''));
  return differs.length === 0 ? 0 : 1;
}
