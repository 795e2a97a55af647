/** `generate`: brings the output folder to what the manifest says, and prints what changed. */
import { formatAll } from '../diagnostics/format.ts';
import { applyDifference, recover } from '../output/apply.ts';
import { compare, listDifference } from '../output/difference.ts';
import { emitOptions, type Print, type ProjectPaths, readSource } from '../output/project.ts';
import { isStamped, writeStamp } from '../output/stamp.ts';
import { readTree } from '../output/tree.ts';
import { compileOnTwoThreads } from './compilation.ts';

/** @returns the exit status: 0 done, 1 problems in the manifest (printed; nothing is written) */
export async function generate(paths: ProjectPaths, print: Print): Promise<number> {
  const source = readSource(paths.manifest);
  const options = emitOptions(paths);
  recover(paths.out);
  const disk = readTree(paths.out);
  if (isStamped(paths.out, source.text, options, disk)) {
    print.out(`${paths.out}: current, ${disk.length} files\n`);
    return 0;
  }

  const { diagnostics, files } = await compileOnTwoThreads(source, options);
  if (diagnostics.length > 0) {
    print.err(formatAll(diagnostics, source.text));
    return 1;
  }
  const difference = compare(files, disk);
  applyDifference(paths.out, difference);
  writeStamp(paths.out, source.text, options, files);

  const { added, changed, stale, same } = difference;
  print.out(listDifference(difference));
  print.out(
    `${paths.out}: ${added.length} new, ${changed.length} changed, ${stale.length} removed, ${same} unchanged\n`,
  );
  return 0;
}
