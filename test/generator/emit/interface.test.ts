import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { commentLines } from '../../../generator/render/doc.ts';
import { interfaceOf } from '../../../generator/render/interface.ts';
import { memberKey } from '../../../generator/render/literal.ts';

const { IndentationText, Project, StructureKind } = createRequire(import.meta.url)(
  'ts-morph',
) as typeof import('ts-morph');

interface Drawn {
  readonly name: string;
  readonly doc: string | null;
  readonly members: readonly { readonly key: string; readonly type: string; readonly doc: string | null }[];
}

const doc = fc.option(fc.string({ unit: fc.constantFrom('a', 'Z', ' ', '\n', '*', '/', "'", '@') }), { nil: null });
const drawn: fc.Arbitrary<Drawn> = fc.record({
  name: fc.stringMatching(/^[A-Z][A-Za-z0-9]{0,20}$/),
  doc,
  members: fc.array(
    fc.record({
      key: fc.oneof(fc.stringMatching(/^[a-z_]{1,20}\??$/), fc.stringMatching(/^[a-z]+[. -][a-z]+$/).map(memberKey)),
      type: fc.constantFrom('string', "'Locked'", 'readonly (string | null)[]', '{ readonly a: number } | null'),
      doc,
    }),
    { minLength: 1, maxLength: 5 },
  ),
});

describe('interfaces', () => {
  it('are printed as ts-morph prints them', () => {
    const project = new Project({
      useInMemoryFileSystem: true,
      skipLoadingLibFiles: true,
      manipulationSettings: { indentationText: IndentationText.TwoSpaces },
    });
    const docs = (text: string | null): { description: string }[] => {
      const lines = commentLines(text ?? '');
      if (lines.length === 0) return [];
      return [{ description: lines.length === 1 ? (lines[0] ?? '') : `\n${lines.join('\n')}` }];
    };
    const byMorph = ({ name, doc: about, members }: Drawn): string =>
      project
        .createSourceFile(
          'drawn.ts',
          {
            statements: [
              {
                kind: StructureKind.Interface,
                name,
                isExported: true,
                docs: docs(about),
                properties: members.map(({ key, type, doc: of }) => ({
                  name: key,
                  type,
                  isReadonly: true,
                  docs: docs(of),
                })),
              },
            ],
          },
          { overwrite: true },
        )
        .getFullText()
        .trim();
    fc.assert(
      fc.property(drawn, (one) => {
        expect(interfaceOf(one.name, one.doc, one.members)).toBe(byMorph(one));
      }),
    );
  });

  it('may be empty', () => {
    expect(interfaceOf('Nothing', null, [])).toBe('export interface Nothing {}');
  });
});
