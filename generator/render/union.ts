import { lineWidth } from './literal.ts';

/** `export type Mode = 'a' | 'b';`, one member a line where that is too long. */
export function unionAlias(name: string, members: readonly string[]): string {
  const line = `export type ${name} = ${members.length === 0 ? 'never' : members.join(' | ')};`;
  if (line.length <= lineWidth) return line;
  return `export type ${name} =\n${members.map((member) => `  | ${member}`).join('\n')};`;
}
