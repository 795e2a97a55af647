/** `check`: says whether the output folder is what the manifest says. Writes nothing. */
import { formatAll } from '../diagnostics/format.ts';
import { compare, isCurrent, listDifference } from '../output/difference.ts';
import { mendingCommand } from '../output/mend.ts';
import { emitOptions, type Print, type ProjectPaths, readSource } from '../output/project.ts';
import { isStamped } from '../output/stamp.ts';
import { readTree } from '../output/tree.ts';
import { compileOnTwoThreads } from './compilation.ts';

/** @returns the exit status: 0 current, 1 problems in the manifest or files that differ (both printed) */
export async function check(paths: ProjectPaths, print: Print): Promise<number> {
  const source = readSource(paths.manifest);
  const options = emitOptions(paths);
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
  if (isCurrent(difference)) {
    print.out(`${paths.out}: current, ${disk.length} files\n`);
    return 0;
  }
  const { added, changed, stale, foreign } = difference;
  print.out(listDifference(difference));
  const counts = `${added.length} missing, ${changed.length} different, ${stale.length} stale, ${foreign.length} not generated`;
  print.err(`${paths.out} is not what ${paths.manifest} says: ${counts}\n`);
  if (added.length + changed.length + stale.length > 0) print.err(`  mend it with: ${mendingCommand(paths)}\n`);
  if (foreign.length > 0) print.err(`  files marked ? were not generated: move them out of ${paths.out}\n`);
  return 1;
}
