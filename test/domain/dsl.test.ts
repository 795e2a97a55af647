import { afterAll, describe, expect, test } from '@jest/globals';
import { startCaliber } from '../support/caliber.ts';
import { refusal } from '../support/client.ts';

const { client, hear, stop } = await startCaliber();
afterAll(stop);

const valid = `caliber: "1.0" {
    memory findings {
        type: semantic
        schema: {
            id: uuid
            score: float optional
        }
        retention: persistent
    }
}
`;
const invalid = `caliber: "1.0" {
    memory notes {
        type: semantic
    }
}
`;

describe.each(['validate', 'parse'])('to %s a source', (call) => {
  const ask = (body: unknown) => client.post(`/dsl/${call}`, body);

  test('that is valid answers its tree', async () => {
    const reply = await ask({ source: valid });
    expect(reply.status).toBe(200);
    expect(reply.body).toEqual({
      valid: true,
      errors: [],
      ast: {
        version: '1.0',
        definitions: [
          {
            kind: 'memory',
            name: 'findings',
            type: 'semantic',
            schema: [
              { name: 'id', type: { kind: 'uuid' }, optional: false },
              { name: 'score', type: { kind: 'float' }, optional: true },
            ],
            retention: { kind: 'persistent' },
            lifecycle: null,
            parent: null,
            index: [],
            inject_on: [],
            artifacts: [],
          },
        ],
      },
    });
  });

  test('that is invalid answers 200 with the first error and where it is', async () => {
    const reply = await ask({ source: invalid });
    expect(reply.status).toBe(200);
    expect(reply.body).toEqual({
      valid: false,
      errors: [{ line: 5, column: 1, message: 'required field retention missing' }],
      ast: null,
    });
  });

  test('may have 65,536 characters', async () => {
    expect((await ask({ source: valid.padEnd(65_536) })).body).toMatchObject({ valid: true });
  });

  test.each([
    [{}, '400 MISSING_FIELD /source'],
    [{ source: null }, '400 MISSING_FIELD /source'],
    [{ source: '' }, '400 MISSING_FIELD /source'],
    [{ source: ' \n' }, '400 MISSING_FIELD /source'],
    [{ source: 5 }, '400 INVALID_INPUT /source'],
    [{ source: valid.padEnd(65_537) }, '400 INVALID_RANGE /source'],
    [{ source: valid, strict: true }, '400 INVALID_INPUT /strict'],
  ])('in the body %j is refused', async (body, expected) => {
    expect(refusal(await ask(body))).toBe(expected);
  });

  test('is heard by nobody', async () => {
    const { events } = await hear(() => ask({ source: valid }));
    expect(events).toEqual([]);
  });

  test('survives one that nests without end', async () => {
    const source = `caliber: "1" { inject a into b { priority: 1 filter: ${'('.repeat(65_000)}`;
    expect((await ask({ source })).body).toMatchObject({ valid: false, errors: [{ line: 1 }] });
  });
});

test('the calls answer to POST alone', async () => {
  const reply = await client.get('/dsl/parse');
  expect(refusal(reply)).toBe('405 METHOD_NOT_ALLOWED');
  expect(reply.headers.get('allow')).toBe('OPTIONS, POST');
});
