/** What the thread of `print-thread.ts` runs: lists of blocks come in, lists of their texts go out, in order. */
import { parentPort } from 'node:worker_threads';
import { printBlocks } from '../emit/print.ts';
import type { Unprinted } from '../render/draft.ts';
import { loadMorph } from '../render/morph.ts';

loadMorph();
let done: Promise<void> = Promise.resolve();
parentPort?.on('message', (blocks: readonly Unprinted[]) => {
  done = done.then(async () => parentPort?.postMessage(await printBlocks(blocks)));
});
