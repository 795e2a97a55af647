/** The table of routes, mutations, events and tests: `README.md`. */
import type { Model, Mutation, Resource } from '../model/model.ts';
import { oneLine } from '../render/doc.ts';
import type { Emitter } from './emitter.ts';
import { dottedName, fileOf } from './names.ts';

export const emitReadme: Emitter = (model, { source }) => {
  const rows = model.resources.flatMap((resource) =>
    resource.mutations.map((mutation) => [
      cause(model, mutation),
      code(dottedName(resource.name, mutation)),
      eventNames(mutation),
      testLink(resource),
    ]),
  );
  const lines = [
    `# ${text(model.api.title)} ${text(model.api.version)}, as generated`,
    '',
    `Code generated from ${text(source)}. DO NOT EDIT: change the manifest and generate again.`,
    '',
    'Every mutation, what causes it, what it announces, and the test that hears it.',
    '',
    ...table(['Route', 'Mutation', 'Events', 'Test'], rows),
  ];
  return [{ path: 'README.md', text: `${lines.join('\n')}\n` }];
};

function cause(model: Model, { route, timer, resource, name }: Mutation): string {
  if (route !== null) return code(`${route.method} ${model.api.base}${route.path}`);
  if (timer !== null) return `when ${code(timer)} has come`;
  const referred = model.resources
    .find((one) => one.name === resource)
    ?.fields.flatMap(({ type }) =>
      type.kind === 'ref' && type.onDelete !== 'restrict' && type.onDelete.run === name ? [type.resource] : [],
    );
  return `when its ${code((referred ?? []).join(', '))} goes`;
}

const eventNames = ({ events }: Mutation): string =>
  events.map(({ name, given }) => `${code(name)}${given === null ? '' : ` (given ${code(given)})`}`).join(', ');

const testLink = ({ name }: Resource): string => {
  const path = `tests/${fileOf(name).replace(/\.ts$/, '.test.ts')}`;
  return `[${text(name)}](${path})`;
};

const table = (head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);

/** Text in which nothing is markup. */
const text = (value: string): string => oneLine(value).replaceAll(/[\\`*_{}[\]<>()#!|&~]/g, '\\$&');

/** Text as code; a longer fence holds the backticks in it. */
function code(value: string): string {
  const line = oneLine(value).replaceAll('|', '\\|');
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}
