/** SQL is put together from lines, so that indentation is the printer's business and not that of each part. */
export type Lines = readonly string[];

export function indent(lines: Lines, by = 2): Lines {
  const margin = ' '.repeat(by);
  return lines.map((line) => (line === '' ? '' : margin + line));
}

/** Parts with an empty line between them; empty parts leave no trace. */
export function paragraphs(...parts: readonly Lines[]): Lines {
  const lines: string[] = [];
  for (const part of parts) {
    if (part.length === 0) continue;
    if (lines.length > 0) lines.push('');
    for (const line of part) lines.push(line);
  }
  return lines;
}

/** Paragraphs as the text of a file. Each is joined before the next is made: thousands of them need no room as lines. */
export function fileText(parts: Iterable<Lines>): string {
  const texts: string[] = [];
  for (const part of parts) if (part.length > 0) texts.push(part.join('\n'));
  return `${texts.join('\n\n')}\n`;
}

/** `lines` with a comma after each but the last. */
export function listed(lines: Lines): Lines {
  return lines.map((line, index) => (index === lines.length - 1 ? line : `${line},`));
}

/** `lines` with a text before the first and one behind the last. */
export function around(before: string, lines: Lines, after = ''): Lines {
  return lines.map((line, at) => `${at === 0 ? before : ''}${line}${at === lines.length - 1 ? after : ''}`);
}

/** Items joined by `, `, broken into lines of at most about 110 columns. */
export function wrapped(items: readonly string[], separator = ', '): Lines {
  const lines: string[] = [];
  let line = '';
  for (const [index, item] of items.entries()) {
    const piece = index === items.length - 1 ? item : item + separator;
    if (line !== '' && line.length + piece.trimEnd().length > 110) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return line === '' ? lines : [...lines, line.trimEnd()];
}

/** `IF ... THEN` around lines. */
export function when(condition: string, then: Lines): Lines {
  return [`IF ${condition} THEN`, ...indent(then), 'END IF;'];
}
