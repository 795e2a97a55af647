/** docs/protocol.md shows the tables of the code; UPDATE_GOLDEN=1 writes them. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { frameNames } from '../../generator/check/frame-names.ts';
import { closeCodeTable } from '../../src/http/close-codes.ts';
import { streamRefusals } from '../../src/http/stream-refusals.ts';

const path = 'docs/protocol.md';
const updating = process.env['UPDATE_GOLDEN'] === '1';

function table(head: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const line = (cells: readonly unknown[]): string => `| ${cells.map(String).join(' | ')} |\n`;
  return `${line(head)}|${'---|'.repeat(head.length)}\n${rows.map(line).join('')}`;
}

const tables = {
  'close codes': table(
    ['close code', 'the server closes since', 'the client had better'],
    closeCodeTable.map(({ code, when, then }) => [code, when, then]),
  ),
  errors: table(
    ['code', 'HTTP', 'when', 'the client had better'],
    streamRefusals.map(({ code, status, when, then }) => [`\`${code}\``, status ?? '', when, then]),
  ),
};

describe('docs/protocol.md', () => {
  it.each(Object.entries(tables))('shows the table of %s', (name, wanted) => {
    const text = readFileSync(path, 'utf8');
    const part = new RegExp(`(<!-- ${name} -->\\n)((?:\\n|\\|.*\\n)*)`);
    const [, , shown] = part.exec(text) ?? [];
    if (updating)
      writeFileSync(
        path,
        text.replace(part, (_, mark: string) => `${mark}\n${wanted}\n`),
      );
    else expect(shown?.trim()).toBe(wanted.trim());
  });

  it('shows the frames that no event can be called after', () => {
    const [, frames = ''] = /## Frames\n([^]*?)\n## /.exec(readFileSync(path, 'utf8')) ?? [];
    const rows = [...frames.matchAll(/^\| ((?:`\w+`(?:, )?)+) \|/gm)].flatMap(([, names = '']) => names.split(', '));
    const shown = rows.map((name) => name.replaceAll('`', '')).filter((name) => name !== 'type');
    expect(shown.sort()).toEqual([...frameNames].sort());
    const manual = readFileSync('docs/manifest.md', 'utf8');
    expect(frameNames.filter((name) => !manual.includes(`\`${name}\``))).toEqual([]);
  });

  it('names refusals that the code makes, each with its status', () => {
    const code = readdirSync('src', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('stream-refusals.ts'))
      .map((file) => readFileSync(join('src', file), 'utf8'))
      .join('\n');
    for (const { code: name, status } of streamRefusals) {
      expect([name, code.includes(`'${name}'`)]).toEqual([name, true]);
      const made = [...code.matchAll(new RegExp(`new ApiError\\((\\d+), '${name}'`, 'g'))].map(([, given]) =>
        Number(given),
      );
      if (status !== null) expect([name, ...made].filter((given) => given !== status)).toEqual([name]);
    }
  });
});
