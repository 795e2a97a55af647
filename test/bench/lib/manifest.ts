/**
 * Manifests of any size, for measuring the generator. Resources differ as they do in real ones: in the names, types and bounds of their
 * fields, in what their mutations take and ask for; so that nothing is won by remembering one resource for the next. No randomness.
 */

const nouns =
  'amount weight label remark reason score budget region channel contact invoice tariff margin quota anchor origin target carrier' +
  ' payload window policy ledger branch folder ticket vendor garment voucher badge journal';
const words = nouns.split(' ');

/** A word that tells number `n` from its neighbours, and its place among those of one resource. */
const word = (n: number, place: number): string => words[(n * 7 + place * 11) % words.length] ?? '';

/** Named types come one of each kind for so many resources. */
const sharing = 8;
const family = (n: number): number => Math.floor(n / sharing) + 1;

const types = (of: number): string => `  Stage${of}: [Draft${of}, Open, Held${of % 5}, Closed]
  Place${of}:
    object:
      street_${of}: { type: text, not_blank: true, max: ${60 + of} }
      number: { type: integer, min: 1, max: ${1000 + of} }
      area: { type: number, min: 0, max: ${90 + of}, nullable: true }
      marks: { list: text, max: ${3 + (of % 5)} }
  Term${of}:
    variant:
      Endless: {}
      Trial${of}: { lasts: ${3_600_000 + of} }
      Lasting: { type: duration_ms, min: ${of}, lasts: value }
`;

/** Three of these are in each resource, beside its name, its stage, its reference and its times. */
const fields: readonly ((n: number) => string)[] = [
  (n) => `{ type: integer, min: ${n % 7}, max: ${1000 + n} }`,
  (n) => `{ type: number, min: 0, max: ${10 + n}, nullable: true }`,
  () => '{ type: boolean, default: false }',
  (n) => `{ type: text, max: ${100 + n}, nullable: true }`,
  (n) => `{ list: text, max: ${2 + (n % 30)} }`,
  (n) => `{ type: Place${family(n)}, nullable: true }`,
  () => '{ type: json, nullable: true }',
  (n) => `{ type: Term${family(n)} }`,
  () => '{ list: uuid }',
  (n) => `{ type: text, pattern: "^[A-Z]{2}[0-9]{${1 + (n % 9)}}$" }`,
  (n) => `{ type: bytes, max: ${256 + n}, nullable: true }`,
  (n) => `{ type: duration_ms, min: 1, max: ${1_000_000 + n} }`,
  () => '{ type: timestamp, nullable: true }',
];

function resource(n: number): string {
  const name = `${word(n, 9)}_${n}`;
  const event = `${name.charAt(0).toUpperCase()}${name.slice(1).replace('_', '')}`;
  const others = [0, 1, 2].map((place) => ({
    name: `${word(n, place)}_${(n * 3 + place) % 100}`,
    type: fields[(n * (place + 1) + place * 4) % fields.length]?.(n) ?? '',
  }));
  const title = `${word(n, 5)}_title`;
  const parent = n === 1 ? 1 : Math.ceil(n / 2);
  const parentName = `${word(parent, 9)}_${parent}`;
  const own = others.map((field) => field.name).join(', ');
  const step = `step_${word(n, 6)}`;
  return `  ${name}:
    doc: The ${word(n, 4)} of a ${word(n, 3)}, number ${n}.
    fields:
      ${title}: { type: text, not_blank: true, max: ${80 + n} }
      stage: { type: Stage${family(n)}, default: Open }
      parent_id: { ref: ${parentName}, nullable: true }
${others.map((field) => `      ${field.name}: ${field.type}\n`).join('')}      created_at: { type: timestamp, value: now }
      updated_at: { type: timestamp, value: now, set_on: change }
    mutations:
      create: { create: [${title}, parent_id, ${own}], event: { ${event}Created: ${name} } }
      update: { update: [${title}, ${own}], event: { ${event}Updated: ${name} } }
      ${step}:
        with: { why: { type: text, max: ${40 + n} } }
        when: { stage: { is: Open } }
        set: { stage: Closed }
        event: { ${event}Stepped: [${name}_id, stage, ${name}] }
      delete: { delete: true, when: { stage: { not: Open } }, event: { ${event}Deleted: [${name}_id] } }
    queries:
      get: {}
      list: { filter: [stage, parent_id, { created_after: { since: created_at } }] }
`;
}

/** @param size - how many resources, each of 8 fields and 4 mutations */
export function manifestOf(size: number): string {
  const numbers = Array.from({ length: size }, (_, at) => at + 1);
  const families = Array.from({ length: family(size) }, (_, at) => at + 1);
  return [
    'api: { title: Bench, version: "1.0.0", base: /api }\n\n',
    `types:\n${families.map(types).join('')}\n`,
    `resources:\n${numbers.map(resource).join('\n')}`,
  ].join('');
}
