/** The way from the manifest to its files, as the commands go it: parser and emitters on this thread, what prints on another. */
import type { Compilation } from '../compile.ts';
import type { EmitOptions } from '../emit/emitter.ts';
import type { Source } from '../manifest/tree.ts';
import { startPrintThread } from './print-thread.ts';

export async function compileOnTwoThreads(source: Source, options: EmitOptions): Promise<Compilation> {
  const thread = startPrintThread();
  try {
    const { compile } = await import('../compile.ts');
    const compilation = await compile(source, options, thread?.print);
    if (compilation.diagnostics.length === 0) thread?.end();
    else await thread?.stop();
    return compilation;
  } catch (error) {
    await thread?.stop();
    throw error;
  }
}
