/** One TypeScript file, put together once. */
import type { EmittedFile } from '../emit/emitter.ts';
import { oneLine } from './doc.ts';
import type { Imports } from './imports.ts';

export interface SourceFile {
  readonly path: string;
  /** The manifest's name. */
  readonly source: string;
  /** `resource lock`, or null for a file about all of them. */
  readonly about: string | null;
  readonly imports: Imports;
  /** Declarations with their docs; none ends with a line break. */
  readonly statements: readonly string[];
}

export const header = (source: string, about: string | null): string =>
  `// Code generated from ${oneLine(source)}${about === null ? '' : ` (${oneLine(about)})`}. DO NOT EDIT.\n`;

/** Header, imports and statements, with an empty line between them. */
export function sourceFile({ path, source, about, imports, statements }: SourceFile): EmittedFile {
  const blocks = [imports.print().trimEnd(), ...statements].filter((block) => block !== '');
  return { path, text: `${header(source, about)}\n${blocks.join('\n\n')}\n` };
}
