/** The tables of docs/manifest.md, made from the grammar: each map of the language with its keys. */
import { grammar } from './grammar.ts';
import type { Key, MapShape, Shape } from './shape.ts';

/** Markdown: a heading and a table for every named map, in the order in which one meets them in a manifest. */
export function languageReference(): string {
  const sections: string[] = [];
  const seen = new Set<string>();
  const visit = (shape: Shape): void => {
    switch (shape.kind) {
      case 'map':
        if (shape.name !== null && seen.has(shape.name)) return;
        if (shape.name !== null) {
          seen.add(shape.name);
          sections.push(section(shape.name, shape));
        }
        for (const key of Object.values(shape.keys)) visit(key.shape);
        return;
      case 'list':
      case 'names':
        visit(shape.of);
        return;
      case 'choice':
        shape.of.forEach(visit);
        return;
      default:
        return;
    }
  };
  visit(grammar);
  return sections.join('\n');
}

function section(name: string, { doc, keys, oneOf, anyOf }: MapShape): string {
  const rule =
    oneOf !== undefined
      ? `Exactly one of ${words(oneOf)} stands.\n\n`
      : anyOf !== undefined
        ? `At least one of ${words(anyOf)} stands.\n\n`
        : '';
  const rows = Object.entries(keys).map(([key, value]) => row(key, value));
  return `### ${name}\n\n${doc}\n\n${rule}| Key | Takes | Meaning |\n|---|---|---|\n${rows.join('')}`;
}

const words = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

function row(key: string, { shape, doc, required, default: otherwise }: Key): string {
  const ending = required !== undefined ? ' **Required.**' : otherwise === undefined ? '' : ` Default: ${otherwise}.`;
  return `| \`${key}\` | ${cell(takes(shape))} | ${cell(doc + ending)} |\n`;
}

const cell = (text: string): string => text.replaceAll('|', '\\|');

/** What a list holds stays together where it is one of several. */
const grouped = (taken: string): string => (taken.includes('; or ') && !taken.startsWith('{') ? `(${taken})` : taken);

/** What a key takes, in a few words; maps with a name are links to their own table. */
function takes(shape: Shape): string {
  switch (shape.kind) {
    case 'text':
      if (shape.words !== undefined) return shape.words.map((word) => `\`${word}\``).join(' or ');
      if (shape.suggest !== undefined) return 'type';
      return shape.pattern === undefined ? 'text' : shape.pattern.noun;
    case 'number':
      return shape.whole ? 'whole number' : 'number';
    case 'boolean':
      return shape.only === true ? '`true`' : '`true` or `false`';
    case 'scalar':
      return shape.noun ?? 'value';
    case 'literal':
      return 'value';
    case 'list':
      return `list of ${shape.min === shape.max ? `${shape.min} ` : ''}${grouped(takes(shape.of))}${shape.min === shape.max ? 's' : ''}`;
    case 'map':
      if (shape.name !== null) return `[${shape.name}](#${shape.name.toLowerCase()})`;
      return `{ ${Object.entries(shape.keys)
        .map(([key, { shape: inner }]) => `${key}: ${takes(inner)}`)
        .join(', ')} }`;
    case 'names':
      return `{ ${shape.max === 1 ? '' : 'each '}${takes(shape.key)}: ${takes(shape.of)} }`;
    case 'choice':
      return shape.of.map(takes).join('; or ');
  }
}
