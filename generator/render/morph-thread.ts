/**
 * ts-morph on a thread of its own: loading it takes a third of a second, in which the manifest is read meanwhile, and what one emitter has
 * declared is printed while the next ones work.
 */
import { Worker } from 'node:worker_threads';
import type { PrintDeclarations } from './draft.ts';

interface MorphThread {
  /** Rejects where a declaration does not parse, or the thread cannot go on. */
  readonly print: PrintDeclarations;
  readonly stop: () => Promise<unknown>;
}

/** Begins to load ts-morph. Whoever starts it must stop it. null where threads cannot run the generator: from its sources. */
export function startMorphThread(): MorphThread | null {
  // What lets a process import TypeScript does not reach its threads.
  if (import.meta.url.endsWith('.ts')) return null;
  const worker = new Worker(new URL('./morph-worker.js', import.meta.url));
  const waiting: { resolve: (texts: readonly string[]) => void; reject: (error: Error) => void }[] = [];
  let failure: Error | undefined;
  worker.on('message', (texts: readonly string[]) => waiting.shift()?.resolve(texts));
  worker.on('error', (error: Error) => {
    failure = error;
    for (const { reject } of waiting.splice(0)) reject(error);
  });
  return {
    print: (declarations) => {
      if (declarations.length === 0) return [];
      if (failure !== undefined) return Promise.reject(failure);
      const printed = new Promise<readonly string[]>((resolve, reject) => waiting.push({ resolve, reject }));
      // Whoever asked may still be at work when it fails, and learns of it when it looks.
      printed.catch(() => undefined);
      worker.postMessage(declarations);
      return printed;
    },
    stop: () => worker.terminate(),
  };
}
