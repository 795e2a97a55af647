/** What the generator's tests share. */
import { writeFileSync } from 'node:fs';
import { analyse, type Compilation, compile } from '../../generator/compile.ts';
import type { Diagnostic } from '../../generator/diagnostics/diagnostic.ts';
import { formatAll } from '../../generator/diagnostics/format.ts';
import { Source } from '../../generator/manifest/tree.ts';

const options = { contract: '../src/contract', support: '../test/support', source: 'resources.yaml' };

export const sourceOf = (text: string): Source => new Source('resources.yaml', text);

/** Everything that the generator has to say about a text. */
export const diagnose = (text: string): readonly Diagnostic[] => analyse(sourceOf(text)).diagnostics;

/** The same as a person reads it, with code frames. */
export const printed = (text: string): string => formatAll(diagnose(text), text);

export const compileText = (text: string): Promise<Compilation> => compile(sourceOf(text), options);

/** With UPDATE_GOLDEN=1 expected texts are written instead of compared. */
export const updating = process.env['UPDATE_GOLDEN'] === '1';

export function rewrite(path: string, text: string): void {
  writeFileSync(path, text);
}
