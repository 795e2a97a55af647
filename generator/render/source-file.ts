/** One TypeScript file, put together once. */
import { createRequire } from 'node:module';
import type { InterfaceDeclarationStructure, Project, StatementStructures } from 'ts-morph';
import type { EmittedFile } from '../emit/emitter.ts';
import { commentLines, oneLine } from './doc.ts';
import type { Imports } from './imports.ts';
import { type Layout, print } from './layout.ts';

/** A declaration as a structure of ts-morph, or template text that ends without a line break. */
export type Statement = StatementStructures | string;

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
export function textFile({ path, source, about, imports, statements }: SourceFile<string>): EmittedFile {
  const blocks = [imports.print().trimEnd(), ...statements].filter((block) => block !== '');
  return { path, text: `${header(source, about)}\n${blocks.join('\n\n')}\n` };
}

/**
 * A file with structures among its statements. ts-morph prints all of them at once: nodes added one by one would be parsed anew each
 * time. Template text goes around it, since it is ready as it is.
 */
export function sourceFile(file: SourceFile): EmittedFile {
  const structures = file.statements.filter((statement) => typeof statement !== 'string');
  const printed = structures.length === 0 ? [] : printStructures(file.path, structures);
  const statements = file.statements.map((statement) =>
    typeof statement === 'string' ? statement : (printed.shift() ?? ''),
  );
  return textFile({ ...file, statements });
}

function printStructures(path: string, statements: readonly StatementStructures[]): string[] {
  const { project } = morph();
  const created = project.createSourceFile(path, { statements: [...statements] });
  const texts = created.getStatements().map((statement) => statement.getFullText().trim().replaceAll(lineBreak, '\n'));
  project.removeSourceFile(created);
  return texts;
}

export interface Member {
  /** As it stands in code: quoted where it must be, with `?` where it may be left out. */
  readonly key: string;
  readonly type: Layout;
  readonly doc: string | null;
}

/** An exported interface with readonly members, at least one. */
export function interfaceOf(name: string, doc: string | null, members: readonly Member[]): Statement {
  const { StructureKind } = morph();
  const structure: InterfaceDeclarationStructure = {
    kind: StructureKind.Interface,
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
  return structure;
}

/**
 * Stands for a line break within a type, since ts-morph would hang the lines that follow it below the first. To a parser it is white
 * space, and no text of a manifest comes here with it: comments and literals have their control characters escaped.
 */
const lineBreak = '\v';

/** The type as it stands behind its key. */
function typeText({ key, type }: Member): string {
  if (typeof type === 'string') return type;
  const lead = `readonly ${key}: `;
  return print([lead, type, ';'], 2).slice(lead.length, -1).replaceAll('\n', lineBreak);
}

function docs(text: string | null): { description: string }[] {
  const lines = commentLines(text ?? '');
  if (lines.length === 0) return [];
  return [{ description: lines.length === 1 ? (lines[0] ?? '') : `\n${lines.join('\n')}` }];
}

interface Morph {
  readonly project: Project;
  readonly StructureKind: typeof import('ts-morph').StructureKind;
}
let loaded: Morph | undefined;

/** ts-morph brings a whole compiler along, so it is loaded by the first file that needs it and not by the program's start. */
function morph(): Morph {
  if (loaded === undefined) {
    const { IndentationText, Project, QuoteKind, StructureKind } = createRequire(import.meta.url)(
      'ts-morph',
    ) as typeof import('ts-morph');
    const project = new Project({
      useInMemoryFileSystem: true,
      skipLoadingLibFiles: true,
      skipFileDependencyResolution: true,
      manipulationSettings: { indentationText: IndentationText.TwoSpaces, quoteKind: QuoteKind.Single },
    });
    loaded = { project, StructureKind };
  }
  return loaded;
}
