import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer as createPlainServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { exportJWK, SignJWT } from 'jose';
import { Client } from 'pg';
import { type ItemsServer, startItems } from '../http/fixture/server.ts';
import { refusal } from '../support/client.ts';

const secret = 'a secret that is long enough for this';
const issuer = 'https://id.example/';
const audience = 'items';
let server: ItemsServer;
/** Added to the machine's clock, milliseconds. */
let ahead = 0;
beforeAll(async () => {
  const clock = (): number => Date.now() + ahead;
  server = await startItems({ settings: { jwtSecret: secret, jwtIssuer: issuer, jwtAudience: audience }, clock });
});
afterAll(() => server.stop());

const as = (headers: Record<string, string>) => server.stranger.with(headers);
const list = (headers: Record<string, string>) => as(headers).get('/items');

interface TokenOptions {
  readonly claims?: Record<string, unknown>;
  readonly algorithm?: string;
  readonly key?: Parameters<SignJWT['sign']>[0];
  /** Seconds from now. */
  readonly expiresIn?: number;
}
const token = ({ claims = {}, algorithm = 'HS256', key = Buffer.from(secret), expiresIn = 300 }: TokenOptions = {}) =>
  new SignJWT({ sub: 'ann', tenant_id: server.tenantId, iss: issuer, aud: audience, ...claims })
    .setProtectedHeader({ alg: algorithm })
    .setExpirationTime(Math.floor(Date.now() / 1000) + expiresIn)
    .sign(key);
const bearer = async (options: TokenOptions = {}) => ({ authorization: `Bearer ${await token(options)}` });

describe('without a credential', () => {
  it('answers 401 and says what is needed', async () => {
    const reply = await server.stranger.get('/items');
    expect(refusal(reply)).toBe('401 UNAUTHORIZED');
    expect(reply.headers.get('www-authenticate')).toBe('Bearer');
  });
});

describe('an API key', () => {
  it('opens its tenant', async () => {
    expect((await list({ 'x-api-key': server.key })).status).toBe(200);
  });

  it.each(['', 'x', `rsd_${'A'.repeat(43)}`, `rsd_${'A'.repeat(42)}`, `RSD_${'A'.repeat(43)}`])(
    'is refused as %p',
    async (key) => {
      expect(refusal(await list({ 'x-api-key': key }))).toBe('401 UNAUTHORIZED');
    },
  );

  it('is looked at before a token', async () => {
    expect((await list({ 'x-api-key': server.key, authorization: 'Basic eA==' })).status).toBe(200);
    expect(refusal(await list({ 'x-api-key': 'x', ...(await bearer()) }))).toBe('401 UNAUTHORIZED');
  });

  it('ends when it expires, and within a second of being revoked', async () => {
    const expiring = await server.makeKey({ expiresAt: new Date(Date.now() + 60_000) });
    const revoked = await server.makeKey();
    for (const key of [expiring, revoked]) expect((await list({ 'x-api-key': key })).status).toBe(200);
    await server.owner.query('UPDATE resound.api_key SET revoked_at = now() WHERE hash = sha256($1)', [revoked]);
    ahead += 1001;
    expect(refusal(await list({ 'x-api-key': revoked }))).toBe('401 UNAUTHORIZED');
    expect((await list({ 'x-api-key': expiring })).status).toBe(200);
    ahead += 59_000;
    expect(refusal(await list({ 'x-api-key': expiring }))).toBe('401 UNAUTHORIZED');
    ahead = 0;
  });

  it('that is revoked stays so where the clock is set back', async () => {
    const key = await server.makeKey();
    ahead = 3_600_000;
    expect((await list({ 'x-api-key': key })).status).toBe(200);
    await server.owner.query('UPDATE resound.api_key SET revoked_at = now() WHERE hash = sha256($1)', [key]);
    ahead = 0;
    expect(refusal(await list({ 'x-api-key': key }))).toBe('401 UNAUTHORIZED');
  });

  it('is asked about once, however many requests come at the same time', async () => {
    const key = await server.makeKey();
    // The key's making is no news any more when the requests come: else those that come first and last have two questions.
    ahead = 1000;
    const asked = jest.spyOn(Client.prototype, 'query');
    // The table is held until every request has come: none can be answered from what another one learnt.
    const holder = await server.owner.connect();
    await holder.query('BEGIN');
    await holder.query('LOCK TABLE resound.api_key IN ACCESS EXCLUSIVE MODE');
    let come = 0;
    const count = (): void => void (come += 1);
    server.server.http.on('request', count);
    const replies = Promise.all(Array.from({ length: 50 }, () => list({ 'x-api-key': key })));
    while (come < 50) await setImmediate();
    server.server.http.off('request', count);
    await holder.query('COMMIT');
    holder.release();
    expect((await replies).every(({ status }) => status === 200)).toBe(true);
    const names = asked.mock.calls.flatMap(([given]) => {
      const { queries = [] } = given as unknown as { readonly queries?: readonly { readonly name: string }[] };
      return queries.map(({ name }) => name);
    });
    asked.mockRestore();
    expect(names.filter((name) => name === 'resound.api_key')).toHaveLength(1);
    ahead = 0;
  });
});

describe('a token', () => {
  it('opens the tenant that it names', async () => {
    expect((await list(await bearer())).status).toBe(200);
  });

  it('names the actor of events', async () => {
    await as(await bearer()).post('/items', { name: randomUUID() });
    const { rows } = await server.owner.query('SELECT actor FROM resound.outbox ORDER BY id DESC LIMIT 1');
    expect(rows).toEqual([{ actor: 'user:ann' }]);
  });

  it('may be as late as the clocks may differ, and no later', async () => {
    expect((await list(await bearer({ expiresIn: -50 }))).status).toBe(200);
    const reply = await list(await bearer({ expiresIn: -70 }));
    expect(refusal(reply)).toBe('401 TOKEN_EXPIRED');
    expect(reply.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
  });

  it('that was believed a moment ago expires all the same', async () => {
    const headers = await bearer({ expiresIn: -50 });
    expect((await list(headers)).status).toBe(200);
    ahead = 20_000;
    expect(refusal(await list(headers))).toBe('401 TOKEN_EXPIRED');
    ahead = 0;
  });

  it.each<[string, () => Promise<string> | string]>([
    ['another scheme', () => 'Basic eDp5'],
    ['no token', () => 'Bearer '],
    ['garbage', () => 'Bearer a.b.c'],
    ['two tokens', () => 'Bearer a.b.c d.e.f'],
    ['another secret', async () => `Bearer ${await token({ key: randomBytes(32) })}`],
    ['another algorithm', async () => `Bearer ${await token({ algorithm: 'HS512', key: randomBytes(64) })}`],
    [
      'our secret under another algorithm',
      async () => `Bearer ${await token({ algorithm: 'HS384', key: Buffer.from(secret.repeat(2)) })}`,
    ],
    ['no signature', () => `Bearer ${unsigned()}`],
    ['another issuer', async () => `Bearer ${await token({ claims: { iss: 'x' } })}`],
    ['another audience', async () => `Bearer ${await token({ claims: { aud: 'x' } })}`],
    ['no subject', async () => `Bearer ${await token({ claims: { sub: undefined } })}`],
    ['a subject with NUL', async () => `Bearer ${await token({ claims: { sub: 'a\0b' } })}`],
    ['a subject with an escape sequence', async () => `Bearer ${await token({ claims: { sub: '\u001b[2J' } })}`],
    ['a subject with half a character', async () => `Bearer ${await token({ claims: { sub: 'a\ud800' } })}`],
    ['a tenant that is no uuid', async () => `Bearer ${await token({ claims: { tenant_id: 'x' } })}`],
    ['roles that are no list', async () => `Bearer ${await token({ claims: { roles: 'admin' } })}`],
    ['not yet', async () => `Bearer ${await token({ claims: { nbf: Math.floor(Date.now() / 1000) + 120 } })}`],
  ])('is refused: %s', async (_, authorization) => {
    expect(refusal(await list({ authorization: await authorization() }))).toBe('401 INVALID_TOKEN');
  });

  it('without an end is refused', async () => {
    const endless = await new SignJWT({ sub: 'ann', tenant_id: server.tenantId, iss: issuer, aud: audience })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(Buffer.from(secret));
    expect(refusal(await list({ authorization: `Bearer ${endless}` }))).toBe('401 INVALID_TOKEN');
  });

  function unsigned(): string {
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const claims = { sub: 'ann', tenant_id: server.tenantId, iss: issuer, aud: audience, exp: 99_999_999_999 };
    return `${part({ alg: 'none' })}.${part(claims)}.`;
  }
});

describe('the tenant', () => {
  it('is chosen among those of the credential', async () => {
    const second = await server.makeTenant();
    const key = await server.makeKey({ tenants: [server.tenantId, second] });
    expect(refusal(await list({ 'x-api-key': key }))).toBe('400 MISSING_FIELD');
    expect((await list({ 'x-api-key': key, 'x-tenant-id': second })).body).toEqual({
      items: [],
      total: 0,
      next_cursor: null,
    });
    expect((await list({ 'x-api-key': key, 'x-tenant-id': second.toUpperCase() })).status).toBe(200);
    const tenants = { tenants: [server.tenantId, second] };
    expect(refusal(await list(await bearer({ claims: tenants })))).toBe('400 MISSING_FIELD');
    expect((await list({ ...(await bearer({ claims: tenants })), 'x-tenant-id': second })).status).toBe(200);
  });

  it('is refused where it is no uuid, not one of the credential, or not there', async () => {
    const headers = { 'x-api-key': server.key };
    expect(refusal(await list({ ...headers, 'x-tenant-id': 'mine' }))).toBe('400 INVALID_FORMAT');
    expect(refusal(await list({ ...headers, 'x-tenant-id': randomUUID() }))).toBe('403 FORBIDDEN');
    expect(refusal(await list(await bearer({ claims: { tenant_id: undefined } })))).toBe('403 FORBIDDEN');
    expect(refusal(await list(await bearer({ claims: { tenant_id: randomUUID() } })))).toBe('403 FORBIDDEN');
  });

  it.each(['Suspended', 'Archived'])('is refused while it is %s', async (status) => {
    const key = await server.makeKey({ tenants: [await server.makeTenant(status)] });
    expect(refusal(await list({ 'x-api-key': key }))).toBe('403 FORBIDDEN');
  });

  it('is refused within a second of its suspension', async () => {
    const tenant = await server.makeTenant();
    const key = await server.makeKey({ tenants: [tenant] });
    expect((await list({ 'x-api-key': key })).status).toBe(200);
    await server.owner.query("UPDATE resound.tenant SET status = 'Suspended' WHERE tenant_id = $1", [tenant]);
    ahead = 1001;
    expect(refusal(await list({ 'x-api-key': key }))).toBe('403 FORBIDDEN');
    ahead = 0;
  });
});

describe('tokens signed by a private key', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const claims = (tenantId: string) => ({ iss: undefined, aud: undefined, tenant_id: tenantId });
  let keyed: ItemsServer;
  const ask = async (target: ItemsServer, options: TokenOptions) =>
    target.stranger
      .with({ authorization: `Bearer ${await token({ ...options, claims: claims(target.tenantId) })}` })
      .get('/items');

  afterAll(() => keyed.stop());

  it('are verified by the public key alone: not by it as if it were a secret', async () => {
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    keyed = await startItems({ settings: { jwtPublicKey: pem } });
    expect((await ask(keyed, { algorithm: 'ES256', key: privateKey })).status).toBe(200);
    expect(refusal(await ask(keyed, { algorithm: 'HS256', key: Buffer.from(pem) }))).toBe('401 INVALID_TOKEN');
    const foreign = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    expect(refusal(await ask(keyed, { algorithm: 'ES256', key: foreign }))).toBe('401 INVALID_TOKEN');
  });

  it('are verified by a key set, and answered 503 while it cannot be fetched', async () => {
    let up = true;
    const jwk = await exportJWK(publicKey);
    const issuerServer: Server = createPlainServer((_, res) => {
      res.statusCode = up ? 200 : 500;
      res.end(JSON.stringify({ keys: [{ ...jwk, alg: 'ES256', use: 'sig' }] }));
    });
    issuerServer.listen(0, '127.0.0.1');
    await once(issuerServer, 'listening');
    const url = `http://127.0.0.1:${(issuerServer.address() as AddressInfo).port}/jwks`;
    const set = await startItems({ settings: { jwtJwks: url } });
    try {
      up = false;
      expect(refusal(await ask(set, { algorithm: 'ES256', key: privateKey }))).toBe('503 SERVICE_UNAVAILABLE');
      up = true;
      expect((await ask(set, { algorithm: 'ES256', key: privateKey })).status).toBe(200);
      expect(refusal(await ask(set, { algorithm: 'HS256', key: Buffer.from(secret) }))).toBe('401 INVALID_TOKEN');
    } finally {
      await set.stop();
      issuerServer.close();
      issuerServer.closeAllConnections();
    }
  });
});
