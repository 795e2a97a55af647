/** From the headers of a request to its caller. */
import type { IncomingHttpHeaders } from 'node:http';
import type { Database } from '../database/statement.ts';
import { createVerifyKey } from './api-key.ts';
import { createVerifyToken, type JwtSettings } from './jwt.ts';
import type { Caller, Principal } from './principal.ts';
import { tokenRefused, unauthorized } from './refusals.ts';
import { createChooseTenant } from './tenant.ts';

/** @throws ApiError 401, 403, or 400 where the tenant is not chosen rightly */
export type Authenticate = (headers: IncomingHttpHeaders) => Promise<Caller>;

export interface AuthOptions {
  readonly database: Database;
  readonly jwt: JwtSettings;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

const bearer = /^Bearer +([A-Za-z0-9._~+/=-]+)$/i;

export function createAuthenticate({ database, jwt, clock }: AuthOptions): Authenticate {
  const verifyKey = createVerifyKey(database, clock);
  const verifyToken = createVerifyToken(jwt, clock);
  const chooseTenant = createChooseTenant(database, clock);

  function identify(headers: IncomingHttpHeaders): Promise<Principal> {
    const key = headers['x-api-key'];
    if (key !== undefined) return verifyKey(String(key));
    const { authorization } = headers;
    if (authorization === undefined) throw unauthorized('a credential is needed: X-API-Key or Authorization: Bearer');
    const token = bearer.exec(authorization)?.[1];
    if (token === undefined) throw tokenRefused('INVALID_TOKEN', 'Authorization must be `Bearer` and a token');
    return verifyToken(token);
  }

  return async function authenticate(headers) {
    const principal = await identify(headers);
    const wanted = headers['x-tenant-id'];
    return { principal, tenantId: await chooseTenant(principal, wanted === undefined ? undefined : String(wanted)) };
  };
}
