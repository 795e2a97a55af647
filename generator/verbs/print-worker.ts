/** What the thread of `print-thread.ts` runs: lists of blocks come in, lists of their texts go out, in order; null ends it. */
import { parentPort } from 'node:worker_threads';
import { printBlocks } from '../emit/print.ts';
import type { Unprinted } from '../render/draft.ts';
import { keepMorph, loadMorph } from '../render/morph.ts';

loadMorph();
let done: Promise<void> = Promise.resolve();
parentPort?.on('message', (blocks: readonly Unprinted[] | null) => {
  done = done.then(async () => {
    if (blocks !== null) return parentPort?.postMessage(await printBlocks(blocks));
    keepMorph();
    return parentPort?.close();
  });
});
