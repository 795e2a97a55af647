/** The way from the manifest to its files, as the commands go it: parser and emitters on this thread, ts-morph on another. */
import type { Compilation } from '../compile.ts';
import type { EmitOptions } from '../emit/emitter.ts';
import type { Source } from '../manifest/tree.ts';
import { startMorphThread } from '../render/morph-thread.ts';

export async function compileBesideMorph(source: Source, options: EmitOptions): Promise<Compilation> {
  const morph = startMorphThread();
  try {
    const { compile } = await import('../compile.ts');
    return await compile(source, options, morph?.print);
  } finally {
    await morph?.stop();
  }
}
