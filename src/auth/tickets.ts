/** One-time tickets: for browsers, which can give neither a WebSocket nor an EventSource a header. */
import { createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Database } from '../database/statement.ts';
import { ApiError } from '../errors.ts';
import type { Credential } from './credential.ts';
import type { Caller, Principal } from './principal.ts';
import { unauthorized } from './refusals.ts';

const livesMs = 30_000;
/** Of one actor that are neither used nor over: a server may ask for tickets for all its users. */
const mostUnused = 10_000;

/*
 * `rst_` and 39 bytes in base64url, which has one spelling for that many: 24 at random, and 15 of an HMAC over them, so that whoever makes tickets up costs no question. The database
 * keeps a hash, which tells whoever reads it nothing that opens a stream.
 */
const format = /^rst_[A-Za-z0-9_-]{52}$/;
const randomLength = 24;
const signatureLength = 15;

export interface Ticket {
  readonly ticket: string;
  /** RFC 3339. */
  readonly expires_at: string;
}

/** What a ticket stands for. */
export interface Redeemed {
  readonly credential: Credential;
  readonly tenantId: string;
}

export interface Tickets {
  /**
   * @param credential - by which the caller was let in, and which the ticket's stream will hang on
   * @throws ApiError 429 `RATE_LIMITED`, 503
   */
  issue(caller: Caller, credential: Credential): Promise<Ticket>;
  /**
   * Uses the ticket up, on whichever node.
   *
   * @throws ApiError 401 `UNAUTHORIZED` for tickets that are malformed, forged, over or used, without saying which; 503
   */
  redeem(ticket: string): Promise<Redeemed>;
}

export function createTickets(database: Database): Tickets {
  let secret: Promise<Buffer> | null = null;
  async function readSecret(): Promise<Buffer> {
    const text = "SELECT encode(s.value, 'hex') FROM resound.secret AS s WHERE s.name = 'position'";
    const [row] = await database.read({ name: 'resound.secret', text, values: [] });
    if (row === undefined) throw new Error('the installation has no secret: migrate the database');
    return Buffer.from(row[0] as string, 'hex');
  }
  async function sign(random: Buffer): Promise<Buffer> {
    secret ??= readSecret().catch((error: unknown) => {
      secret = null;
      throw error;
    });
    return createHmac('sha256', await secret)
      .update('ticket')
      .update(random)
      .digest()
      .subarray(0, signatureLength);
  }

  return {
    async issue({ principal, tenantId }, credential) {
      const random = randomBytes(randomLength);
      const ticket = `rst_${Buffer.concat([random, await sign(random)]).toString('base64url')}`;
      const [keyHash, claims] =
        credential.kind === 'key' ? [Buffer.from(credential.hash, 'hex'), null] : [null, JSON.stringify(principal)];
      const [row] = await database.run({
        name: 'resound.issue_ticket',
        text: `SELECT resound.issue_ticket($1::bytea, $2, $3::bytea, $4, $5::uuid, '${livesMs} ms', ${mostUnused})`,
        values: [hashTicket(ticket), principal.actor, keyHash, claims, tenantId],
      });
      const end = row?.[0] ?? null;
      if (end === null) {
        throw new ApiError(429, 'RATE_LIMITED', `this credential has ${mostUnused} unused tickets`, {
          headers: { 'Retry-After': String(livesMs / 1000) },
        });
      }
      return { ticket, expires_at: end };
    },
    async redeem(ticket) {
      if (!format.test(ticket)) throw refused();
      const bytes = Buffer.from(ticket.slice('rst_'.length), 'base64url');
      const [random, signature] = [bytes.subarray(0, randomLength), bytes.subarray(randomLength)];
      if (!timingSafeEqual(await sign(random), signature)) throw refused();
      const [row] = await database.run({
        name: 'resound.redeem_ticket',
        text: 'SELECT key_hash, principal, tenant_id FROM resound.redeem_ticket($1::bytea)',
        values: [hashTicket(ticket)],
      });
      const [keyHash = null, claims = null, tenantId = null] = row ?? [];
      if (tenantId === null) throw refused();
      const credential: Credential =
        keyHash === null
          ? { kind: 'claims', principal: JSON.parse(claims as string) as Principal }
          : { kind: 'key', hash: keyHash };
      return { credential, tenantId };
    },
  };
}

const hashTicket = (ticket: string): Buffer => Buffer.from(hash('sha256', ticket, 'hex'), 'hex');

const refused = () => unauthorized('the ticket is not valid, or was used before: ask for another one');
