/**
 * Looks over the tokens of a text before anything recursive does: for what is not part of the language, and for depth. The library would
 * find both out later: depth by running out of stack, aliases after work that grows with the square of their number.
 */
import type { CST } from 'yaml';
import type { Span } from './tree.ts';

export interface Finding {
  readonly what: 'an alias' | 'an anchor' | 'a tag' | 'a directive' | 'a second document' | 'depth';
  readonly span: Span;
}

const extras: Readonly<Record<string, Finding['what']>> = {
  alias: 'an alias',
  anchor: 'an anchor',
  tag: 'a tag',
  directive: 'a directive',
};

/** @returns findings in no particular order; depth is reported once, where it is first exceeded */
export function scan(tokens: readonly CST.Token[], deepest: number): Finding[] {
  const findings: Finding[] = [];
  const open: { readonly token: CST.Token; readonly depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
  const documents = tokens.filter(({ type }) => type === 'document');
  if (documents[1] !== undefined) findings.push({ what: 'a second document', span: start(documents[1]) });
  let tooDeep = false;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { token, depth } = next;
    const what = Object.hasOwn(extras, token.type) ? extras[token.type] : undefined;
    if (what !== undefined) {
      const source = 'source' in token ? token.source : '';
      findings.push({ what, span: { start: offset(token), end: offset(token) + source.length } });
    }
    if (depth > deepest) {
      if (!tooDeep) findings.push({ what: 'depth', span: start(token) });
      tooDeep = true;
      continue;
    }
    for (const child of children(token)) open.push({ token: child, depth: 'items' in token ? depth + 1 : depth });
  }
  return findings;
}

const offset = (token: CST.Token): number => ('offset' in token ? token.offset : 0);
const start = (token: CST.Token): Span => ({ start: offset(token), end: offset(token) + 1 });

function children(token: CST.Token): readonly CST.Token[] {
  if (token.type === 'document') return token.value === undefined ? token.start : [...token.start, token.value];
  if (!('items' in token)) return none;
  const found: CST.Token[] = [];
  for (const item of token.items) {
    found.push(...item.start);
    if (item.key) found.push(item.key);
    if (item.sep !== undefined) found.push(...item.sep);
    if (item.value !== undefined) found.push(item.value);
  }
  return found;
}

const none: readonly CST.Token[] = [];
