/** What the manifest leaves to the application: the DSL, which no closed language should try to say. */
import type { Hooks } from '../../generated/hooks.ts';
import type { SourceError } from './dsl/parse.ts';
import type { Source } from './dsl/tree.ts';

interface Answer {
  readonly valid: boolean;
  /** At most one: reading stops there. */
  readonly errors: readonly SourceError[];
  readonly ast: Source | null;
}

/**
 * Both calls read the whole source and give its tree. They would differ where a source can be read in spite of findings
 * (`validate` then calls it invalid, `parse` still gives the tree), but this language has no warnings: what can be read is valid.
 */
async function read({ source }: { readonly source: string }): Promise<Answer> {
  // The parser generator takes a third of a second to load: whoever never reads a source does not wait for it at start.
  const { parse } = await import('./dsl/parse.ts');
  const parsed = parse(source);
  return parsed.ok
    ? { valid: true, errors: [], ast: parsed.source }
    : { valid: false, errors: [parsed.error], ast: null };
}

export const hooks: Hooks = { 'dsl.validate': read, 'dsl.parse': read };
