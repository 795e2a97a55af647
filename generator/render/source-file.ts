/** One TypeScript file, put together once. */
import type { EmittedFile } from '../emit/emitter.ts';
import { commentLines, oneLine } from './doc.ts';
import type { Declaration, Draft } from './draft.ts';
import type { Imports } from './imports.ts';
import { type Layout, print } from './layout.ts';

/** A declaration as a structure of ts-morph, or template text that ends without a line break. */
export type Statement = Declaration | string;

export interface SourceFile<Part extends Statement = Statement> {
  readonly path: string;
  /** The manifest's name. */
  readonly source: string;
  /** `resource lock`, or null for a file about all of them. */
  readonly about: string | null;
  readonly imports: Imports;
  readonly statements: readonly Part[];
}

export const header = (source: string, about: string | null): string =>
  `// Code generated from ${oneLine(source)}${about === null ? '' : ` (${oneLine(about)})`}. DO NOT EDIT.\n`;

/** Ready text: for files whose statements are template text alone. */
export function textFile(file: SourceFile<string>): EmittedFile {
  return { path: file.path, text: `${blocksOf(file).join('\n\n')}\n` };
}

/** A file with declarations among its statements. Template text goes around ts-morph, since it is ready as it is. */
export function sourceFile(file: SourceFile): Draft {
  return { path: file.path, blocks: blocksOf(file) };
}

const blocksOf = <Part extends Statement>({
  source,
  about,
  imports,
  statements,
}: SourceFile<Part>): (Part | string)[] =>
  [header(source, about).trimEnd(), imports.print().trimEnd(), ...statements].filter((block) => block !== '');

export interface Member {
  /** As it stands in code: quoted where it must be, with `?` where it may be left out. */
  readonly key: string;
  readonly type: Layout;
  readonly doc: string | null;
}

/** An exported interface with readonly members, at least one. */
export function interfaceOf(name: string, doc: string | null, members: readonly Member[]): Declaration {
  return {
    name,
    isExported: true,
    docs: docs(doc),
    properties: members.map((member) => ({
      name: member.key,
      type: typeText(member),
      isReadonly: true,
      docs: docs(member.doc),
    })),
  };
}

/**
 * Stands for a line break within a type, since ts-morph would hang the lines that follow it below the first. To a parser it is white
 * space, and no text of a manifest comes here with it: comments and literals have their control characters escaped.
 */
export const lineBreak = '\v';

/** The type as it stands behind its key. */
function typeText({ key, type }: Member): string {
  if (typeof type === 'string') return type;
  const lead = `readonly ${key}: `;
  return print([lead, type, ';'], 2).slice(lead.length, -1).replaceAll('\n', lineBreak);
}

function docs(text: string | null): string[] {
  const lines = commentLines(text ?? '');
  if (lines.length === 0) return [];
  return [lines.length === 1 ? (lines[0] ?? '') : `\n${lines.join('\n')}`];
}
