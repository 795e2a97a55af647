/** What the thread of `morph-thread.ts` runs: lists of declarations come in, lists of their texts go out, in order. */
import { parentPort } from 'node:worker_threads';
import type { Declaration } from './draft.ts';
import { loadMorph, printDeclarations } from './morph.ts';

loadMorph();
parentPort?.on('message', (declarations: readonly Declaration[]) => {
  parentPort?.postMessage(printDeclarations(declarations));
});
