/** Prints declarations by ts-morph, which brings a whole compiler along: loaded by the first that is printed. */
import type { Project, StructureKind } from 'ts-morph';
import { requireCached } from './code-cache.ts';
import type { Declaration } from './draft.ts';
import { lineBreak } from './source-file.ts';

/**
 * All declarations go into one file at once: added one by one, each would have the file parsed anew. What ts-morph printed its parser
 * must read again without a complaint, as one statement for each declaration.
 *
 * @returns a text for each declaration
 * @throws Error where a declaration is none to the parser
 */
export function printDeclarations(declarations: readonly Declaration[]): readonly string[] {
  if (declarations.length === 0) return [];
  const { project, kind } = loadMorph();
  const statements = declarations.map((declaration) => ({ ...declaration, kind }));
  const file = project.createSourceFile('declarations.ts', { statements }, { overwrite: true });
  // The compiler's own nodes, since ts-morph would wrap each of them.
  const { text, statements: nodes, parseDiagnostics } = file.compilerNode as typeof file.compilerNode & Parsed;
  if (parseDiagnostics.length > 0 || nodes.length !== declarations.length) {
    const [{ start, messageText } = { start: 0, messageText: 'statements are missing' }] = parseDiagnostics;
    throw new Error(`an emitter declared what does not parse: ${messageText}, at ${text.slice(start, start + 100)}`);
  }
  const texts = nodes.map(({ pos, end }) => text.slice(pos, end).trim().replaceAll(lineBreak, '\n'));
  project.removeSourceFile(file);
  return texts;
}

/** What the parser notes beside the nodes; the compiler's types keep it to themselves. */
interface Parsed {
  readonly parseDiagnostics: readonly { readonly start: number; readonly messageText: string }[];
}

interface Morph {
  readonly project: Project;
  readonly kind: StructureKind.Interface;
  readonly keep: () => void;
}
let loaded: Morph | undefined;

/** Keeps what V8 compiled of the library for the next run, where that was not done before. */
export const keepMorph = (): void => loaded?.keep();

/** What the first print would do before it prints. */
export function loadMorph(): Morph {
  if (loaded === undefined) {
    const cached = requireCached('ts-morph');
    const library = cached.library as typeof import('ts-morph');
    const project = new library.Project({
      useInMemoryFileSystem: true,
      skipLoadingLibFiles: true,
      skipFileDependencyResolution: true,
      manipulationSettings: {
        indentationText: library.IndentationText.TwoSpaces,
        quoteKind: library.QuoteKind.Single,
      },
    });
    loaded = { project, kind: library.StructureKind.Interface, keep: cached.keep };
  }
  return loaded;
}
