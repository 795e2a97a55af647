import { describe, expect, it } from '@jest/globals';
import { bodyValidator, type SchemaError } from '../../src/contract/validate.ts';

const schema = { type: 'object', properties: { ids: { type: 'array', items: { type: 'string' } } } };

/** What ajv says of a list of numbers: one error for each item. */
const wrongItems = (count: number): readonly SchemaError[] =>
  Array.from({ length: count }, (_, at) => ({
    instancePath: `/ids/${at}`,
    schemaPath: '#/properties/ids/items/type',
    keyword: 'type',
    params: { type: 'string' },
  }));

describe('a body that breaks very many rules', () => {
  it('is told of a hundred of them; the rest is neither worded nor kept', () => {
    const count = 100_000;
    let looked = 0;
    const errors = wrongItems(count).map((error) => ({
      ...error,
      get keyword() {
        looked += 1;
        return error.keyword;
      },
    }));
    const check = Object.assign(() => false, { errors: errors });
    const validated = bodyValidator({ schema, check })({ ids: Array<number>(count).fill(1) });
    expect(validated).toMatchObject({ ok: false, errors: { length: 100, 0: { pointer: '/ids/0' } } });
    expect(looked).toBeLessThan(10_000);
    expect(check.errors).toBeNull();
  });
});
