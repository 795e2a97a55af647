/** Who is let into a stream, and for how long: two nodes on one database. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SignJWT } from 'jose';
import type { Pool } from 'pg';
import { type Admission, type Authentication, createAuthentication } from '../../src/auth/authenticate.ts';
import type { EndReason } from '../../src/auth/watch.ts';
import { openPool } from '../../src/database/pool.ts';
import { createDatabase, type Statement } from '../../src/database/statement.ts';
import { ApiError } from '../../src/errors.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';

const secret = 'a secret that is long enough for this';
const jwt = {
  jwtSecret: secret,
  jwtPublicKey: null,
  jwtJwks: null,
  jwtAlgorithms: null,
  jwtIssuer: null,
  jwtAudience: null,
};

let database: TestDatabase;
let owner: Pool;
const pools: Pool[] = [];
/** Names of the statements that both nodes have sent. */
const asked: string[] = [];
/** Added to the machine's clock, milliseconds. */
let ahead = 0;

function startNode(tokenInQuery = false): Authentication {
  const { address, role } = database;
  const pool = openPool({ address, role, name: 'resound test node', size: 2 });
  pools.push(pool);
  const base = createDatabase(pool, { maxWaiting: 1000, answerTimeoutMs: 4500 });
  const counted =
    <T>(send: (statement: Statement) => T) =>
    (statement: Statement): T => {
      asked.push(statement.name ?? '');
      return send(statement);
    };
  const clock = (): number => Date.now() + ahead;
  return createAuthentication({
    database: { run: counted((each) => base.run(each)), read: counted((each) => base.read(each)) },
    jwt,
    clock,
    tokenInQuery,
  });
}

let [one, two]: Authentication[] = [];
beforeAll(async () => {
  database = await freshDatabase(null);
  owner = database.pool;
  [one, two] = [startNode(), startNode()];
});
afterAll(async () => {
  one?.watch.stop();
  two?.watch.stop();
  await Promise.all(pools.map((pool) => pool.end()));
  await database.drop();
});
const nodes = (): readonly [Authentication, Authentication] => [one, two] as [Authentication, Authentication];

async function makeTenant(): Promise<string> {
  const id = randomUUID();
  await owner.query("INSERT INTO resound.tenant (tenant_id, name) VALUES ($1, 'T')", [id]);
  return id;
}

interface MadeKey {
  readonly key: string;
  readonly id: string;
  readonly tenantId: string;
}

async function makeKey(roles: readonly string[] = [], expiresInMs: number | null = null): Promise<MadeKey> {
  const [tenantId, id, key] = [await makeTenant(), randomUUID(), `rsd_${randomBytes(32).toString('base64url')}`];
  await owner.query(
    `INSERT INTO resound.api_key (key_id, hash, name, roles, expires_at)
     VALUES ($1, $2, 'test', $3, clock_timestamp() + $4 * interval '1 ms')`,
    [id, createHash('sha256').update(key).digest(), roles, expiresInMs],
  );
  await owner.query('INSERT INTO resound.api_key_tenant VALUES ($1, $2)', [id, tenantId]);
  return { key, id, tenantId };
}

const tokenFor = (tenantId: string, claims: object = {}): Promise<string> =>
  new SignJWT({ sub: 'ann', tenant_id: tenantId, ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime('5m')
    .sign(Buffer.from(secret));

const query = (text = ''): URLSearchParams => new URLSearchParams(text);
const byKey = (node: Authentication, { key }: MadeKey): Promise<Admission> => node.admit({ 'x-api-key': key }, query());
const inProtocol = (credential: string): Record<string, string> => ({
  'sec-websocket-protocol': `resound.v1, resound.bearer.${Buffer.from(credential).toString('base64url')}`,
});

async function refusalOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return 'admitted';
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return `${error.status} ${error.code}`;
  }
}

describe('a stream is opened', () => {
  it('by a key or a token in the subprotocol', async () => {
    const [node] = nodes();
    const made = await makeKey();
    const [byHeader, inside] = [await byKey(node, made), await node.admit(inProtocol(made.key), query())];
    expect(inside.caller).toEqual(byHeader.caller);
    expect(inside.name).toBe(byHeader.name);
    const { caller } = await node.admit(inProtocol(await tokenFor(made.tenantId)), query());
    expect(caller).toMatchObject({ tenantId: made.tenantId, principal: { actor: 'user:ann' } });
  });

  it.each([
    ['rubbish', '401 INVALID_TOKEN'],
    ['rsd_short', '401 UNAUTHORIZED'],
    [`rsd_${'A'.repeat(43)}`, '401 UNAUTHORIZED'],
    ['a b', '401 INVALID_TOKEN'],
    ['', '401 INVALID_TOKEN'],
    ['ä\r\nx', '401 INVALID_TOKEN'],
  ])('not by %j there', async (credential, refusal) => {
    expect(await refusalOf(nodes()[0].admit(inProtocol(credential), query()))).toBe(refusal);
  });

  it('by a token in the query only where that is switched on', async () => {
    const token = await tokenFor(await makeTenant());
    const given = query(`token=${token}&type=x`);
    expect(await refusalOf(nodes()[0].admit({}, given))).toBe('401 UNAUTHORIZED');
    const { caller } = await startNode(true).admit({}, given);
    expect(caller.principal.actor).toBe('user:ann');
    expect([...given.keys()]).toEqual(['type']);
  });

  it('by one credential alone', async () => {
    const { key } = await makeKey();
    const headers = { 'x-api-key': key, ...inProtocol(key) };
    expect(await refusalOf(nodes()[0].admit(headers, query()))).toBe('400 INVALID_FORMAT');
    expect(await refusalOf(nodes()[0].admit({ 'x-api-key': key }, query('ticket=x')))).toBe('400 INVALID_FORMAT');
    expect(await refusalOf(nodes()[0].admit({}, query('ticket=x&ticket=y')))).toBe('400 INVALID_FORMAT');
    expect(await refusalOf(nodes()[0].admit({}, query()))).toBe('401 UNAUTHORIZED');
  });
});

describe('a ticket', () => {
  const ticketFor = async (made: MadeKey): Promise<string> =>
    (await nodes()[0].issueTicket({ 'x-api-key': made.key })).ticket;

  it('opens one stream as whoever asked for it, on another node too', async () => {
    const made = await makeKey(['reader']);
    const ticket = await ticketFor(made);
    const given = query(`type=x&ticket=${ticket}`);
    const admission = await nodes()[1].admit({}, given);
    expect(admission.caller).toEqual((await byKey(nodes()[1], made)).caller);
    expect(given.toString()).toBe('type=x');
    for (const node of nodes()) {
      expect(await refusalOf(node.admit({}, query(`ticket=${ticket}`)))).toBe('401 UNAUTHORIZED');
    }
  });

  it('opens one stream of twenty that come at once on two nodes', async () => {
    const ticket = await ticketFor(await makeKey());
    const tries = Array.from({ length: 20 }, (_, n) =>
      refusalOf((nodes()[n % 2] as Authentication).admit({}, query(`ticket=${ticket}`))),
    );
    expect((await Promise.all(tries)).filter((outcome) => outcome === 'admitted')).toHaveLength(1);
  });

  it('is over after thirty seconds, by the clock of the database', async () => {
    const [node] = nodes();
    const { key } = await makeKey();
    const { ticket, expires_at: end } = await node.issueTicket({ 'x-api-key': key });
    const { rows } = await owner.query<{ left: number }>(
      'SELECT extract(epoch FROM $1::timestamptz - clock_timestamp())::float8 AS left',
      [end],
    );
    expect(rows[0]?.left).toBeGreaterThan(20);
    expect(rows[0]?.left).toBeLessThanOrEqual(30);
    await owner.query("UPDATE resound.ticket SET expires_at = clock_timestamp() - interval '1 ms'");
    expect(await refusalOf(node.admit({}, query(`ticket=${ticket}`)))).toBe('401 UNAUTHORIZED');
  });

  it('of a token keeps what the token said', async () => {
    const tenantId = await makeTenant();
    const authorization = `Bearer ${await tokenFor(tenantId, { roles: ['reader'] })}`;
    const { ticket } = await nodes()[0].issueTicket({ authorization });
    const admission = await nodes()[1].admit({}, query(`ticket=${ticket}`));
    expect(admission.caller).toEqual(await nodes()[1].authenticate({ authorization }));
    ahead = 3_600_000;
    expect(await refusalOf(admission.check())).toBe('401 TOKEN_EXPIRED');
    ahead = 0;
  });

  it('opens nothing once its key is revoked, its tenant suspended, or for another tenant', async () => {
    const [revoked, suspended, foreign] = [await makeKey(), await makeKey(), await makeKey()];
    const tickets = [await ticketFor(revoked), await ticketFor(suspended), await ticketFor(foreign)];
    await owner.query('UPDATE resound.api_key SET revoked_at = clock_timestamp() WHERE key_id = $1', [revoked.id]);
    await owner.query("UPDATE resound.tenant SET status = 'Suspended' WHERE tenant_id = $1", [suspended.tenantId]);
    ahead += 1000;
    const headers = [{}, {}, { 'x-tenant-id': revoked.tenantId }];
    const outcomes = tickets.map((ticket, n) =>
      refusalOf(nodes()[1].admit(headers[n] ?? {}, query(`ticket=${ticket}`))),
    );
    expect(await Promise.all(outcomes)).toEqual(['401 UNAUTHORIZED', '403 FORBIDDEN', '403 FORBIDDEN']);
    ahead = 0;
  });

  it('that was made up costs the database nothing', async () => {
    const genuine = await ticketFor(await makeKey());
    await nodes()[0].admit({}, query(`ticket=${genuine}`));
    asked.length = 0;
    const flipped = genuine.slice(0, -1) + (genuine.endsWith('A') ? 'E' : 'A');
    const forged = [
      flipped,
      `rst_${randomBytes(39).toString('base64url')}`,
      'rst_',
      '',
      genuine.toUpperCase(),
      'x'.repeat(9999),
    ];
    for (const ticket of forged) {
      expect(await refusalOf(nodes()[0].admit({}, query(`ticket=${encodeURIComponent(ticket)}`)))).toBe(
        '401 UNAUTHORIZED',
      );
    }
    expect(asked).toEqual([]);
  });

  it('is not to be read in the database', async () => {
    const ticket = await ticketFor(await makeKey());
    const { rows } = await owner.query<{ kept: string }>('SELECT t::text AS kept FROM resound.ticket AS t');
    expect(rows.map(({ kept }) => kept).join()).not.toContain(ticket);
    expect(rows.map(({ kept }) => kept).join()).toContain(createHash('sha256').update(ticket).digest('hex'));
  });
});

describe('a stream that is open', () => {
  const watched = async (made: MadeKey): Promise<readonly Promise<EndReason>[]> =>
    Promise.all(
      nodes().map(async (node) => {
        const admission = await byKey(node, made);
        return { reason: new Promise<EndReason>((resolve) => void node.watch.add(admission, resolve)) };
      }),
    ).then((all) => all.map(({ reason }) => reason));

  it.each<[string, string, EndReason]>([
    ['is revoked', 'UPDATE resound.api_key SET revoked_at = clock_timestamp() WHERE key_id = $1', 'expired'],
    [
      'is removed',
      'WITH k AS (DELETE FROM resound.api_key_tenant WHERE key_id = $1) DELETE FROM resound.api_key WHERE key_id = $1',
      'expired',
    ],
    ['loses a role', "UPDATE resound.api_key SET roles = '{reader}' WHERE key_id = $1", 'forbidden'],
    ['loses its tenant', 'DELETE FROM resound.api_key_tenant WHERE key_id = $1', 'forbidden'],
    [
      'has its tenant suspended',
      "UPDATE resound.tenant SET status = 'Suspended' WHERE tenant_id = (SELECT tenant_id FROM resound.api_key_tenant WHERE key_id = $1)",
      'forbidden',
    ],
  ])('ends on every node when its key %s', async (_, change, reason) => {
    const made = await makeKey(['reader', 'writer']);
    const ends = await watched(made);
    await owner.query(change, [made.id]);
    expect(await Promise.all(ends)).toEqual([reason, reason]);
  });

  it('ends when its key expires', async () => {
    expect(await Promise.all(await watched(await makeKey([], 400)))).toEqual(['expired', 'expired']);
  });

  it('goes on where the key gains a role, and where others are revoked', async () => {
    const [lucky, unlucky] = [await makeKey(), await makeKey()];
    let ended = false;
    const admission = await byKey(nodes()[0], lucky);
    const unwatch = nodes()[0].watch.add(admission, () => {
      ended = true;
    });
    const ends = await watched(unlucky);
    await owner.query("UPDATE resound.api_key SET roles = '{reader}' WHERE key_id = $1", [lucky.id]);
    await owner.query('UPDATE resound.api_key SET revoked_at = clock_timestamp() WHERE key_id = $1', [unlucky.id]);
    await Promise.all(ends);
    expect(ended).toBe(false);
    unwatch();
  });

  it('ends also where the key was revoked before anybody watched', async () => {
    const [node] = nodes();
    const [made, other] = [await makeKey(), await makeKey()];
    const late = await byKey(node, made);
    // Somebody else is watched, so that the news of the revocation is old when the stream begins.
    const unwatch = node.watch.add(await byKey(node, other), () => undefined);
    await owner.query('UPDATE resound.api_key SET revoked_at = clock_timestamp() WHERE key_id = $1', [made.id]);
    await rounds(3);
    expect(await new Promise((resolve) => void node.watch.add(late, resolve))).toBe('expired');
    unwatch();
  });

  /** Until it was asked so many times whether anything has changed. */
  async function rounds(count: number): Promise<void> {
    asked.length = 0;
    while (asked.filter((name) => name === 'resound.access').length < count) await setImmediate();
  }

  it('costs no question of its own: one for all tells that nothing has changed, and two check a thousand', async () => {
    const node = startNode();
    const tenantId = await makeTenant();
    const keys = Array.from({ length: 1000 }, () => `rsd_${randomBytes(32).toString('base64url')}`);
    await owner.query(
      `WITH k AS (INSERT INTO resound.api_key (key_id, hash, name) SELECT gen_random_uuid(), sha256(convert_to(k, 'UTF8')), 'many'
       FROM unnest($1::text[]) AS k RETURNING key_id) INSERT INTO resound.api_key_tenant SELECT key_id, $2 FROM k`,
      [keys, tenantId],
    );
    const ended = new Set<string>();
    const admissions = await Promise.all(keys.map((key) => node.admit({ 'x-api-key': key }, query())));
    const all = new Promise<void>((resolve) => {
      for (const admission of admissions) {
        node.watch.add(admission, () => {
          ended.add(admission.name);
          if (ended.size === keys.length) resolve();
        });
      }
    });
    // Until a few rounds have found nothing new.
    await rounds(3);
    expect(asked.filter((name) => name !== 'resound.access')).toEqual([]);
    await owner.query("UPDATE resound.api_key SET revoked_at = clock_timestamp() WHERE name = 'many'");
    await all;
    expect(asked.filter((name) => name === 'resound.api_key').length).toBeLessThanOrEqual(4);
    node.watch.stop();
  });
});

describe('keys that nobody knows', () => {
  it('are asked about many at once, one question at a time, and once each', async () => {
    const node = startNode();
    const made = await makeKey();
    await byKey(node, made);
    asked.length = 0;
    const unknown = Array.from({ length: 2000 }, () => `rsd_${randomBytes(32).toString('base64url')}`);
    const flood = (): Promise<string[]> =>
      Promise.all(unknown.map((key) => refusalOf(node.authenticate({ 'x-api-key': key }))));
    const other = await makeKey();
    // That it was made is no news any more when the flood comes.
    ahead += 1000;
    const [outcomes, known, stranger] = await Promise.all([flood(), byKey(node, made), byKey(node, other)]);
    expect(new Set(outcomes)).toEqual(new Set(['401 UNAUTHORIZED']));
    expect(known.caller.tenantId).toBe(made.tenantId);
    expect(stranger.caller.tenantId).toBe(other.tenantId);
    const questions = (): number => asked.filter((name) => name === 'resound.api_key').length;
    expect(questions()).toBeLessThanOrEqual(6);
    asked.length = 0;
    await flood();
    expect(questions()).toBe(0);
    ahead = 0;
  });

  it('make nobody forget a key that is known', async () => {
    const node = startNode();
    const made = await makeKey();
    await byKey(node, made);
    for (let n = 0; n < 12; n += 1) {
      const keys = Array.from({ length: 1000 }, () => `rsd_${randomBytes(32).toString('base64url')}`);
      await Promise.all(keys.map((key) => refusalOf(node.authenticate({ 'x-api-key': key }))));
    }
    asked.length = 0;
    await byKey(node, made);
    expect(asked.filter((name) => name === 'resound.api_key')).toEqual([]);
  });

  it('open as soon as they are made', async () => {
    const node = startNode();
    const key = `rsd_${randomBytes(32).toString('base64url')}`;
    expect(await refusalOf(node.authenticate({ 'x-api-key': key }))).toBe('401 UNAUTHORIZED');
    const [id, tenantId] = [randomUUID(), await makeTenant()];
    await owner.query(
      "INSERT INTO resound.api_key (key_id, hash, name) VALUES ($1, sha256(convert_to($2, 'UTF8')), 'late')",
      [id, key],
    );
    await owner.query('INSERT INTO resound.api_key_tenant VALUES ($1, $2)', [id, tenantId]);
    ahead += 1000;
    expect((await node.authenticate({ 'x-api-key': key })).tenantId).toBe(tenantId);
    ahead = 0;
  });
});
