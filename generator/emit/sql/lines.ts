/** SQL is put together from lines, so that indentation is the printer's business and not that of each part. */
export type Lines = readonly string[];

export function indent(lines: Lines, by = 2): Lines {
  const margin = ' '.repeat(by);
  return lines.map((line) => (line === '' ? '' : margin + line));
}

/** Parts with an empty line between them; empty parts leave no trace. */
export function paragraphs(...parts: readonly Lines[]): Lines {
  return parts.filter((part) => part.length > 0).flatMap((part, index) => (index === 0 ? part : ['', ...part]));
}

/** `lines` with a comma after each but the last. */
export function listed(lines: Lines): Lines {
  return lines.map((line, index) => (index === lines.length - 1 ? line : `${line},`));
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
