import { describe, expect, it } from '@jest/globals';
import { analyse } from '../../../generator/compile.ts';
import { emitExample } from '../../../generator/emit/example.ts';
import { Source } from '../../../generator/manifest/tree.ts';

const head = 'api: { title: T, version: "1.0.0", base: /api }\n';

function exampleOf(manifest: string): string {
  const { model, diagnostics } = analyse(new Source('resources.yaml', head + manifest));
  expect(diagnostics).toEqual([]);
  if (model === null) throw new Error('no model');
  const [file] = emitExample(model, {
    contract: '../src/contract',
    support: '../test/support',
    source: 'resources.yaml',
  });
  return file?.text.slice(file.text.indexOf('export const')) ?? '';
}

describe('the example', () => {
  it('is the first create that needs no other row, with what it requires and nothing else', () => {
    const text = exampleOf(`
resources:
  room:
    fields:
      house_id: { ref: house }
    mutations: { create: { create: [house_id], event: { RoomCreated: room } } }
  house:
    fields:
      name: { type: text, not_blank: true, max: 7 }
      floors: { type: integer, min: 2 }
      note: { type: text, nullable: true }
      open: { type: boolean, default: true }
      built_at: { type: timestamp, value: now }
    mutations: { create: { create: [name, floors, note, open], event: { HouseCreated: house } } }
`);
    expect(text).toBe(`export const example: Example | null = {
  method: 'POST',
  path: '/houses',
  body: '{"name":"First h","floors":2}',
  event: 'HouseCreated',
};
`);
  });

  it('can be sent again where the manifest has such a create', () => {
    const text = exampleOf(`
resources:
  house:
    fields:
      name: { type: text }
    unique: [{ fields: [name] }]
    mutations: { create: { create: [name], event: { HouseCreated: house } } }
  shed:
    fields:
      name: { type: text }
    mutations: { create: { create: [name], event: { ShedCreated: shed } } }
`);
    expect(text).toContain("event: 'ShedCreated'");
  });

  it('is null where each create needs another row first', () => {
    const text = exampleOf(`
resources:
  room:
    fields:
      beside: { ref: room }
    mutations: { create: { create: [beside], event: { RoomCreated: room } } }
`);
    expect(text).toBe('export const example: Example | null = null;\n');
  });
});
