import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { mutationSchema } from '../../../generator/emit/validators/schema.ts';
import { modelOf, resourceOf } from './support/model.ts';
import { run } from './support/run.ts';
import { refusals, validatorOf } from './support/validators.ts';

/** No group is repeated, and yet a text of blanks costs the square of its length. */
const slow = '^\\\\s*\\\\s*a$';
const manifest = `
types:
  Note: { object: { text: { type: text, pattern: "${slow}" } } }
resources:
  line:
    fields:
      open: { type: text, pattern: "${slow}", nullable: true }
      wide: { type: text, pattern: "${slow}", max: 2000, nullable: true }
      note: { type: Note, nullable: true }
      free: { type: text, nullable: true }
    mutations:
      create: { create: [open, wide, note, free], event: { LineCreated: line } }
`;

describe('a pattern', () => {
  const create = validatorOf(manifest, 'line', 'create');
  const megabyte = ' '.repeat(1_000_000);
  const tried: string[] = [];

  beforeEach(() => {
    tried.length = 0;
    // Compiled checks run outside of the realm of the test, with regular expressions of its own.
    const { prototype } = run('RegExp') as typeof RegExp;
    jest.spyOn(prototype, 'test').mockImplementation(function (this: RegExp, text) {
      if (this.source.startsWith('^\\s*\\s*')) tried.push(text);
      return this.exec(text) !== null;
    });
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it.each([
    ['without a maximum of its own', { open: megabyte }, '/open'],
    ['with one', { wide: megabyte }, '/wide'],
    ['in an object', { note: { text: megabyte } }, '/note/text'],
  ])('is not tried on a text that is too long, %s', (_, body, pointer) => {
    expect(refusals(create, body)).toEqual([`INVALID_RANGE ${pointer}`]);
    expect(tried).toEqual([]);
  });

  it('is tried on all others', () => {
    const longest = `${' '.repeat(999)}a`;
    expect(refusals(create, { open: longest, wide: ` ${longest}`, free: megabyte })).toEqual([]);
    expect(refusals(create, { open: 'b', wide: 'b' })).toEqual(['INVALID_FORMAT /open', 'INVALID_FORMAT /wide']);
    expect(tried).toEqual([longest, ` ${longest}`, 'b', 'b']);
  });

  it('counts characters as the maximum does, and not halves of them', () => {
    // Not matched, and not too long: were it not tried it would be taken.
    expect(refusals(create, { open: '🦉'.repeat(1000) })).toEqual(['INVALID_FORMAT /open']);
    expect(refusals(create, { open: '🦉'.repeat(1001) })).toEqual(['INVALID_RANGE /open']);
  });

  it('gives its text a maximum of 1000 characters, unless the manifest names another', () => {
    const resource = resourceOf(modelOf(manifest), 'line');
    const [mutation] = resource.mutations;
    if (mutation === undefined) throw new Error('no mutation');
    expect(mutationSchema(resource, mutation)).toMatchObject({
      properties: {
        open: { maxLength: 1000 },
        wide: { maxLength: 2000 },
        note: { properties: { text: { maxLength: 1000 } } },
        free: expect.not.objectContaining({ maxLength: expect.anything() }),
      },
    });
  });
});
