import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compile } from '../compile.ts';
import { formatAll } from '../diagnostics/format.ts';
import { emitOptions, type Print, type ProjectPaths, readSource } from '../output/project.ts';

/** Writes what the manifest says. */
export async function generate(paths: ProjectPaths, print: Print): Promise<number> {
  const source = readSource(paths.manifest);
  const { diagnostics, files } = await compile(source, emitOptions(paths));
  if (diagnostics.length > 0) {
    print.err(formatAll(diagnostics, source.text));
    return 1;
  }
  for (const { path, text } of files) {
    const target = join(paths.out, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  print.out(`${files.length} files\n`);
  return 0;
}
