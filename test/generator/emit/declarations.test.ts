import { describe, expect, it } from '@jest/globals';
import { printBlocks } from '../../../generator/emit/print.ts';
import { finish, unprinted } from '../../../generator/render/draft.ts';
import { printDeclarations } from '../../../generator/render/morph.ts';
import { interfaceOf } from '../../../generator/render/source-file.ts';

const declare = (name: string, type: string) => interfaceOf(name, `About ${name}.`, [{ key: 'key', type, doc: null }]);

describe('declarations', () => {
  it('are printed all at once, and stand where they were in their files', async () => {
    const drafts = [
      { path: 'a.ts', blocks: ['// a', declare('A', 'string'), 'const a = 1;'] },
      { path: 'b.ts', text: 'as it is\n' },
      { path: 'c.ts', blocks: ['// c', declare('C', 'readonly A[]')] },
    ];
    const [a, b, c] = finish(drafts, await printBlocks(unprinted(drafts)));
    expect(a?.text).toBe('// a\n\n/** About A. */\nexport interface A {\n  readonly key: string;\n}\n\nconst a = 1;\n');
    expect(b?.text).toBe('as it is\n');
    expect(c?.text).toBe('// c\n\n/** About C. */\nexport interface C {\n  readonly key: readonly A[];\n}\n');
  });

  it.each([
    ['a type that is none', declare('A', 'readonly (')],
    ['two statements', declare('A', 'string }\nexport interface B { readonly b: string')],
  ])('of %s are refused', (_, declaration) => {
    expect(() => printDeclarations([declaration])).toThrow('an emitter declared what does not parse');
  });
});
