/**
 * The libraries that print, on a thread of their own: loading ts-morph takes a third of a second, in which the manifest is read meanwhile,
 * and what one emitter leaves is printed while the next ones work.
 */
import { Worker } from 'node:worker_threads';
import { isChecks, type PrintBlocks, type Unprinted } from '../render/draft.ts';

interface PrintThread {
  /** Rejects where a block cannot be printed, or the thread cannot go on. */
  readonly print: PrintBlocks;
  /** When all is printed: the thread has its own things to put away, which holds up nobody. */
  readonly end: () => void;
  /** At once. */
  readonly stop: () => Promise<unknown>;
}

/** What the compiler of one message leaves in memory goes with the next one. */
const blocksInMessage = 500;
/** So many files of checks are compiled by ajv before the thread would have come to them, being busy with ts-morph. */
const fewChecks = 30;

/** Begins to load ts-morph. Whoever starts it must end or stop it. null where threads cannot run the generator: from its sources. */
export function startPrintThread(): PrintThread | null {
  // What lets a process import TypeScript does not reach its threads.
  if (import.meta.url.endsWith('.ts')) return null;
  const worker = new Worker(new URL('./print-worker.js', import.meta.url));
  const waiting: { resolve: (texts: readonly string[]) => void; reject: (error: Error) => void }[] = [];
  let failure: Error | undefined;
  worker.on('message', (texts: readonly string[]) => waiting.shift()?.resolve(texts));
  worker.on('error', (error: Error) => {
    failure = error;
    for (const { reject } of waiting.splice(0)) reject(error);
  });
  const send = (blocks: readonly Unprinted[]): Promise<readonly string[]> => {
    if (failure !== undefined) return Promise.reject(failure);
    const printed = new Promise<readonly string[]>((resolve, reject) => waiting.push({ resolve, reject }));
    // Whoever asked may still be at work when it fails, and learns of it when it looks.
    printed.catch(() => undefined);
    worker.postMessage(blocks);
    return printed;
  };
  return {
    print: async (blocks) => {
      if (blocks.length <= fewChecks && blocks.every(isChecks)) {
        return (await import('../emit/print.ts')).printBlocks(blocks);
      }
      const messages: Promise<readonly string[]>[] = [];
      for (let at = 0; at < blocks.length; at += blocksInMessage) {
        messages.push(send(blocks.slice(at, at + blocksInMessage)));
      }
      return (await Promise.all(messages)).flat();
    },
    end: () => worker.postMessage(null),
    stop: () => worker.terminate(),
  };
}
