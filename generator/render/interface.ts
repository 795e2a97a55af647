/**
 * Interfaces as text. They are most of what is declared, and a compiler's printer (ts-morph brings one) takes longer to load than all the
 * rest takes to generate a small API; a test holds this one to print what that one prints.
 */
import { docComment } from './doc.ts';
import { type Layout, print } from './layout.ts';

export interface Member {
  /** As it stands in code: quoted where it must be, with `?` where it may be left out. */
  readonly key: string;
  readonly type: Layout;
  readonly doc: string | null;
}

/** An exported interface with readonly members. */
export function interfaceOf(name: string, doc: string | null, members: readonly Member[]): string {
  const head = `${docComment(doc)}export interface ${name} {`;
  return members.length === 0 ? `${head}}` : `${head}\n${members.map(memberText).join('')}}`;
}

function memberText({ key, type, doc }: Member): string {
  const lead = `  readonly ${key}: `;
  const text = typeof type === 'string' ? `${lead}${type};` : `  ${print([lead.trimStart(), type, ';'], 2)}`;
  return `${doc === null ? '' : docComment(doc, 2)}${text}\n`;
}
