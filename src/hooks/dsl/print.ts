/** Writes a tree as a source: four spaces a level, one item a line. Parsing the result gives an equal tree. */
import type * as tree from './tree.ts';

export function print({ version, definitions }: tree.Source): string {
  return [`caliber: ${text(version)} {`, ...indented(definitions.flatMap(definition)), '}', ''].join('\n');
}

function definition(of: tree.Definition): string[] {
  switch (of.kind) {
    case 'adapter':
      return block(`adapter ${of.name}`, [
        `type: ${of.type}`,
        `connection: ${text(of.connection)}`,
        ...list(
          'options: {',
          of.options.map(({ key, value }) => `${text(key)}: ${scalar(value)}`),
          '}',
        ),
      ]);
    case 'memory':
      return block(`memory ${of.name}`, [
        `type: ${of.type}`,
        ...list('schema: {', of.schema.map(schemaField), '}'),
        `retention: ${retention(of.retention)}`,
        ...(of.lifecycle === null ? [] : [`lifecycle: ${lifecycle(of.lifecycle)}`]),
        ...(of.parent === null ? [] : [`parent: ${of.parent}`]),
        ...list(
          'index: {',
          of.index.map(({ field, kind }) => `${field}: ${kind}`),
          '}',
        ),
        ...list('inject_on: [', of.inject_on.map(trigger), ']'),
        ...list('artifacts: [', of.artifacts.map(text), ']'),
      ]);
    case 'policy':
      return block(`policy ${of.name}`, of.rules.flatMap(policyRule));
    case 'injection':
      return block(`inject ${of.source} into ${of.target}`, [
        `mode: ${mode(of.mode)}`,
        `priority: ${decimal(of.priority)}`,
        ...(of.max_tokens === null ? [] : [`max_tokens: ${decimal(of.max_tokens)}`]),
        ...(of.filter === null ? [] : [`filter: ${filter(of.filter)}`]),
      ]);
  }
}

const indented = (lines: readonly string[]): string[] => lines.map((line) => `    ${line}`);
const block = (head: string, lines: readonly string[]): string[] => [`${head} {`, ...indented(lines), '}'];

/** With commas: without one, a schema field named `optional` would be read as the modifier of the field before it. */
const list = (open: string, items: readonly string[], close: string): string[] =>
  items.length === 0 ? [] : [open, ...indented(items.map((item) => `${item},`)), close];

const schemaField = ({ name, type, optional }: tree.SchemaField): string =>
  `${name}: ${fieldType(type)}${optional ? ' optional' : ''}`;

function fieldType(type: tree.FieldType): string {
  if (type.kind === 'enum') return `enum(${type.values.map(text).join(', ')})`;
  if (type.kind === 'embedding' && type.dimensions !== null) return `embedding(${decimal(type.dimensions)})`;
  return type.kind;
}

function retention(of: tree.Retention): string {
  if (of.kind === 'max') return decimal(of.count);
  return of.kind === 'duration' ? duration(of) : of.kind;
}

const lifecycle = (of: tree.Lifecycle): string =>
  of.kind === 'explicit' ? of.kind : `auto_close(${trigger(of.trigger)})`;
const trigger = (of: tree.Trigger): string => (of.kind === 'schedule' ? `schedule(${text(of.cron)})` : of.kind);

const policyRule = ({ on, actions }: tree.PolicyRule): string[] =>
  actions.length === 0 ? [`on ${trigger(on)}: []`] : list(`on ${trigger(on)}: [`, actions.map(action), ']');

function action(of: tree.Action): string {
  switch (of.kind) {
    case 'prune':
      return `prune(${of.target}, ${filter(of.filter)})`;
    case 'notify':
      return `notify(${text(of.text)})`;
    case 'inject':
      return `inject(${of.target}, ${mode(of.mode)})`;
    default:
      return `${of.kind}(${of.target})`;
  }
}

function mode(of: tree.Mode): string {
  if (of.kind === 'top_k') return `top_k(${decimal(of.count)})`;
  return of.kind === 'relevant' ? `relevant(${decimal(of.threshold)})` : of.kind;
}

function filter(of: tree.Filter): string {
  switch (of.kind) {
    case 'compare':
      return `${of.field} ${of.operator} ${value(of.value)}`;
    case 'not':
      return `not ${operand(of.operand)}`;
    default:
      return of.operands.map(operand).join(` ${of.kind} `);
  }
}

/** A group within a group keeps its parentheses, also where the precedence would not need them: the tree shows them too. */
const operand = (of: tree.Filter): string => (of.kind === 'and' || of.kind === 'or' ? `(${filter(of)})` : filter(of));

function value(of: tree.Value): string {
  switch (of.kind) {
    case 'text':
      return text(of.text);
    case 'number':
      return decimal(of.number);
    case 'duration':
      return duration(of);
    case 'list':
      return `[${of.items.map(value).join(', ')}]`;
    default:
      return of.kind;
  }
}

const duration = ({ amount, unit }: tree.Duration): string => `${decimal(amount)}${unit}`;
const scalar = (of: string | number): string => (typeof of === 'number' ? decimal(of) : text(of));

const escapes: Readonly<Record<string, string>> = { '\n': '\\n', '\t': '\\t', '\r': '\\r', '\\': '\\\\', '"': '\\"' };

const text = (of: string): string => `"${of.replace(/[\n\t\r\\"]/g, (character) => escapes[character] ?? character)}"`;

/** The shortest digits that read back as the same number, without an exponent, which the language has not. */
function decimal(number: number): string {
  const [digits = '', exponent] = String(number).split('e');
  if (exponent === undefined) return digits;
  const sign = number < 0 ? '-' : '';
  const [whole = '', fraction = ''] = digits.replace('-', '').split('.');
  const shift = Number(exponent);
  return shift < 0
    ? `${sign}0.${'0'.repeat(-shift - whole.length)}${whole}${fraction}`
    : `${sign}${whole}${fraction}${'0'.repeat(shift - fraction.length)}`;
}
