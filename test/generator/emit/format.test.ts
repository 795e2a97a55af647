import { describe, expect, it } from '@jest/globals';
import { loadModel } from '../../../generator/compile.ts';
import { biomeReport } from './support/biome.ts';
import { emitTypeScript } from './support/emit.ts';
import { modelOf } from './support/model.ts';

describe('emitted code is as Biome prints it, imports in its order', () => {
  it.each(['resources.yaml', 'test/fixtures/shop/resources.yaml', 'test/fixtures/chat/resources.yaml'])(
    '%s',
    async (manifest) => {
      expect(biomeReport(await emitTypeScript(loadModel(manifest)))).toBe('');
    },
  );

  it.each([8, 20, 32, 44])('with names of some %d letters', async (length) => {
    const name = (word: string): string => `${word}_${'abcdefghij'.repeat(6)}`.slice(0, length).replace(/_$/, 'x');
    const [resource, other, create, extend] = [name('policy'), name('member'), name('create'), name('extend')];
    const [field, filter, hooked] = [name('title'), name('until'), name('judge')];
    const event = (word: string): string => `${word}${'Abcdefghij'.repeat(6)}`.slice(0, length);
    const model = modelOf(`
types:
  ${event('Mode')}: [${name('one')}, ${name('two')}, ${name('three')}]
  ${event('Thing')}: { object: { ${field}: { type: text, nullable: true }, mode: { type: ${event('Mode')} } } }
resources:
  ${resource}:
    fields:
      ${field}: { type: text }
      thing: { type: ${event('Thing')} }
      ${filter}: { type: timestamp, nullable: true }
    mutations:
      ${create}: { create: [${field}, thing, ${filter}], event: { ${event('Created')}: ${resource} } }
      ${extend}:
        hook: true
        update: [${field}, thing]
        event: { ${event('Changed')}: { payload: [${resource}], given: ${field} }, ${event('Extended')}: ${resource} }
      ${name('expire')}: { at: ${filter}, delete: true, event: { ${event('Expired')}: [${resource}_id] } }
    queries: { get: {}, list: { filter: [${field}, { ${name('after')}: { since: ${filter} } }] }, search: { search: [${field}], label: ${field} } }
  ${other}:
    path: /short
    singleton: true
    fields: { thing: { type: ${event('Thing')}, default: { ${field}: null, mode: ${name('one')} } } }
    mutations: { update: { update: [thing], event: { ${event('Updated')}: ${other} } } }
    queries: { get: {} }
    calls:
      validate: { validates: update }
      ${hooked}: { with: { ${field}: { type: text } }, answer: { ${field}: { type: text } } }
`);
    expect(biomeReport(await emitTypeScript(model))).toBe('');
  });
});
