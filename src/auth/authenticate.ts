/** From a request to its caller. */
import { hash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Database } from '../database/statement.ts';
import { createVerifyKey } from './api-key.ts';
import { Changes } from './changes.ts';
import { type Credential, readCredential, readStreamCredential } from './credential.ts';
import { createVerifyToken, type JwtSettings } from './jwt.ts';
import type { Caller, Principal } from './principal.ts';
import { forbidden, tokenRefused } from './refusals.ts';
import { createChooseTenant } from './tenant.ts';
import { createTickets, type Ticket } from './tickets.ts';
import { createWatch, type Watch } from './watch.ts';

/** @throws ApiError 401, 403, or 400 where the tenant is not chosen rightly */
export type Authenticate = (headers: IncomingHttpHeaders) => Promise<Caller>;

/** Somebody who was let in for longer than one request. */
export interface Admission {
  readonly caller: Caller;
  /** Equal for the same credential in the same tenant. No secret. */
  readonly name: string;
  /** Whether the credential is still good. @throws ApiError 401 or 403 where it is not, 503 where nobody can say */
  check(): Promise<Caller>;
}

export interface Authentication {
  readonly authenticate: Authenticate;
  /**
   * Who asks for a stream, by whatever carries a credential there. Removes what does so from the query.
   *
   * @throws ApiError 401, 403, or 400 where there are several credentials or the tenant is not chosen rightly
   */
  admit(headers: IncomingHttpHeaders, query: URLSearchParams): Promise<Admission>;
  /** A ticket for whoever sends these headers. @throws ApiError as `authenticate` does; 429 where too many are unused */
  issueTicket(headers: IncomingHttpHeaders): Promise<Ticket>;
  /** Tells those who were admitted when their credential is no longer good. */
  readonly watch: Watch;
}

export interface AuthOptions {
  readonly database: Database;
  readonly jwt: JwtSettings;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Whether a stream may be opened by `?token=`. */
  readonly tokenInQuery: boolean;
}

export function createAuthentication({ database, jwt, clock, tokenInQuery }: AuthOptions): Authentication {
  const changes = new Changes(database, clock);
  const verifyKey = createVerifyKey(database, changes, clock);
  const verifyToken = createVerifyToken(jwt, clock);
  const chooseTenant = createChooseTenant(database, changes, clock);
  const tickets = createTickets(database);

  async function identify(credential: Credential): Promise<Principal> {
    switch (credential.kind) {
      case 'key':
        return verifyKey(credential.hash);
      case 'token':
        return verifyToken(credential.token);
      case 'claims':
        if ((credential.principal.expiresAt ?? 0) > clock()) return credential.principal;
        throw tokenRefused('TOKEN_EXPIRED', 'the token has expired');
    }
  }

  async function callerOf(credential: Credential, wanted: string | undefined): Promise<Caller> {
    const principal = await identify(credential);
    return { principal, tenantId: await chooseTenant(principal, wanted) };
  }

  async function admitted(credential: Credential, wanted: string | undefined): Promise<Admission> {
    const caller = await callerOf(credential, wanted);
    const { tenantId } = caller;
    return {
      caller,
      name: `${nameOf(credential)} ${tenantId}`,
      check: () => callerOf(credential, tenantId),
    };
  }

  return {
    authenticate: async (headers) => callerOf(readCredential(headers), wantedTenant(headers)),
    async admit(headers, query) {
      const wanted = wantedTenant(headers);
      const credential = readStreamCredential(headers, query, tokenInQuery);
      if (credential.kind !== 'ticket') return admitted(credential, wanted);
      const redeemed = await tickets.redeem(credential.ticket);
      if (wanted !== undefined && wanted.toLowerCase() !== redeemed.tenantId) {
        throw forbidden('the ticket is for another tenant');
      }
      return admitted(redeemed.credential, redeemed.tenantId);
    },
    async issueTicket(headers) {
      const credential = readCredential(headers);
      return tickets.issue(await callerOf(credential, wantedTenant(headers)), credential);
    },
    watch: createWatch(changes, clock),
  };
}

function wantedTenant(headers: IncomingHttpHeaders): string | undefined {
  const wanted = headers['x-tenant-id'];
  return wanted === undefined ? undefined : String(wanted);
}

function nameOf(credential: Credential): string {
  switch (credential.kind) {
    case 'key':
      return credential.hash;
    case 'token':
      return hash('sha256', credential.token, 'hex');
    case 'claims':
      return JSON.stringify(credential.principal);
  }
}
