/** Files on the way to their text: what is text stands already, and what takes a library to print waits until many are printed at once. */
import type { InterfaceDeclarationStructure, OptionalKind } from 'ts-morph';
import type { EmittedFile } from '../emit/emitter.ts';
import type { Json } from '../model/model.ts';

/** An interface as a structure of ts-morph. */
export type Declaration = OptionalKind<InterfaceDeclarationStructure>;

/** JSON Schemas that ajv compiles to functions of these names, below the imports that they need. */
export interface Checks {
  readonly checks: readonly { readonly name: string; readonly schema: { readonly [keyword: string]: Json } }[];
  /** Import path of the contract's folder. */
  readonly contract: string;
}

/** Plain data, so that it can go to another thread. */
export type Unprinted = Declaration | Checks;

/** One file: blocks in their order, which a blank line parts. */
export interface Draft {
  readonly path: string;
  readonly blocks: readonly (Unprinted | string)[];
}

/** @returns the text of each block, in their order, without line breaks around it */
export type PrintBlocks = (blocks: readonly Unprinted[]) => readonly string[] | Promise<readonly string[]>;

const isUnprinted = (block: Unprinted | string): block is Unprinted => typeof block !== 'string';

export const isChecks = (block: Unprinted): block is Checks => 'checks' in block;

/** What is to be printed, file by file. */
export const unprinted = (drafts: readonly (Draft | EmittedFile)[]): readonly Unprinted[] =>
  drafts.flatMap((draft) => ('text' in draft ? [] : draft.blocks.filter(isUnprinted)));

/** @param printed - the texts of what was {@link unprinted} in the same drafts */
export function finish(drafts: readonly (Draft | EmittedFile)[], printed: readonly string[]): readonly EmittedFile[] {
  const texts = printed.values();
  return drafts.map((draft) => {
    if ('text' in draft) return draft;
    const blocks = draft.blocks.map((block) => (isUnprinted(block) ? (texts.next().value ?? '') : block));
    return { path: draft.path, text: `${blocks.join('\n\n')}\n` };
  });
}
