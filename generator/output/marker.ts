/** How a generated file is told from one that a person wrote: by the line that each begins with. */

/** How far into a file the marker may stand: behind an opening brace, or behind an eslint or type-check directive. */
const HEAD = 400;

/** The generator removes and replaces only files that say so themselves. */
export const isGenerated = (text: string): boolean =>
  /Code generated from [^\n]* DO NOT EDIT[.:]/.test(text.slice(0, HEAD));
