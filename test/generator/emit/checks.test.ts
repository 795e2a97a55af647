import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loadModel } from '../../../generator/compile.ts';
import { printBlocks } from '../../../generator/emit/print.ts';
import type { Schema } from '../../../generator/emit/validators/schema.ts';
import { emitValidators } from '../../../generator/emit/validators.ts';
import type { Model } from '../../../generator/model/model.ts';
import { isChecks, unprinted } from '../../../generator/render/draft.ts';
import { bodyFor } from './support/bodies.ts';
import { modelOf, options } from './support/model.ts';
import { referenceOf } from './support/reference.ts';
import { load } from './support/validators.ts';

interface Named {
  readonly name: string;
  readonly schema: Schema;
}

const schemasOf = (model: Model): readonly Named[] =>
  unprinted(emitValidators(model, options))
    .filter(isChecks)
    .flatMap(({ checks }) => checks);

/** Names and texts that stand in the compiled code as well, and bounds that look like what an outline has in their places. */
const awkward = `
types:
  Wide:
    object:
${['outline_000', 'data', 'data0', 'errors', 'schema0', 'formats0', 'func0', 'pattern0', 'hole', 'own']
  .map((name) => `      ${name}: { type: integer, max: 12 }\n`)
  .join('')}
  Word: [pattern0, 'schema0.properties', formats.uuid, countBytes, 'hole(0);', "a\\"b{"]
  Case:
    variant:
      None: {}
      Some: { type: integer, max: 12 }
resources:
  thing:
    fields:
      outline_001: { type: text, max: 20, nullable: true }
      uuid: { type: uuid, nullable: true }
      own: { type: text, pattern: "^(pattern0|outline_00[0-2])$", max: 30, default: outline_000 }
      wide: { type: Wide, nullable: true }
      known0: { list: Wide, min: 1, max: 2, nullable: true }
      word: { type: Word, ignore_case: true, default: pattern0 }
      number: { type: number, min: -5, max: 7000000000000000 }
      real: { type: number, min: -0.5, max: 1e21, nullable: true }
      bytes: { type: bytes, min: 1, max: 3, nullable: true }
      json: { type: json, default: { outline_000: 7000000000000001 } }
      free: { type: json, nullable: true }
    mutations:
      create:
        create: [outline_001, uuid, own, wide, known0, word, number, real, bytes, json, free]
        event: { ThingCreated: thing }
      update: { update: [outline_001, wide, word, number], event: { ThingUpdated: thing } }
`;

describe('the compiled checks', () => {
  describe.each([
    ['the manifest', () => loadModel('resources.yaml')],
    ['the shop', () => loadModel('test/fixtures/shop/resources.yaml')],
    ['the chat', () => loadModel('test/fixtures/chat/resources.yaml')],
    ['awkward names', () => modelOf(awkward)],
  ])('of %s', (_, model) => {
    it.each(schemasOf(model()))('find what ajv finds: $name', ({ schema }) => {
      const check = load(schema);
      const reference = referenceOf(schema);
      fc.assert(
        fc.property(bodyFor(schema), (body) => {
          const [ours, its] = [structuredClone(body), structuredClone(body)];
          const found = { ok: check(ours), errors: check.errors ?? [], body: ours };
          const expected = { ok: reference(its), errors: reference.errors(), body: its };
          // They run in another realm, whose objects are of other classes.
          expect(JSON.parse(JSON.stringify(found))).toEqual(expected);
        }),
        { numRuns: 60 },
      );
    });
  });

  it('share what they name within a file', async () => {
    const [text = ''] = await printBlocks(unprinted(emitValidators(modelOf(awkward), options)).filter(isChecks));
    expect(text.match(/^const uuid = formats\.uuid;$/gm)).toHaveLength(1);
    expect(text.match(/^const own = Object\.prototype\.hasOwnProperty;$/gm)).toHaveLength(1);
  });

  it('hold nothing that nobody reads', () => {
    const text = readFileSync('generated/validators/compiled/lock.ts', 'utf8');
    expect(text).not.toMatch(/_errs|errors\+\+|valid\d|outline_|hole/);
  });
});
