/** Files on the way to their text: all that is text stands already, and declarations wait until ts-morph prints many at once. */
import type { InterfaceDeclarationStructure, OptionalKind } from 'ts-morph';
import type { EmittedFile } from '../emit/emitter.ts';

/** An interface as a structure of ts-morph; plain data, so that it can go to another thread. */
export type Declaration = OptionalKind<InterfaceDeclarationStructure>;

/** One file: blocks in their order, which a blank line parts. */
export interface Draft {
  readonly path: string;
  readonly blocks: readonly (Declaration | string)[];
}

/** @returns the text of each declaration, in their order, without line breaks around it */
export type PrintDeclarations = (
  declarations: readonly Declaration[],
) => readonly string[] | Promise<readonly string[]>;

const isDeclaration = (block: Declaration | string): block is Declaration => typeof block !== 'string';

/** What is to be printed, file by file. */
export const declarationsOf = (drafts: readonly (Draft | EmittedFile)[]): readonly Declaration[] =>
  drafts.flatMap((draft) => ('text' in draft ? [] : draft.blocks.filter(isDeclaration)));

/** @param printed - the texts of {@link declarationsOf} the same drafts */
export function finish(drafts: readonly (Draft | EmittedFile)[], printed: readonly string[]): readonly EmittedFile[] {
  const texts = printed.values();
  return drafts.map((draft) => {
    if ('text' in draft) return draft;
    const blocks = draft.blocks.map((block) => (isDeclaration(block) ? (texts.next().value ?? '') : block));
    return { path: draft.path, text: `${blocks.join('\n\n')}\n` };
  });
}
