/** Bearer tokens: signed by a secret that we share or by a key whose public half we know. */
import { createPublicKey, hash, type KeyObject } from 'node:crypto';
import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { unavailable } from '../database/statement.ts';
import { Memory } from './memory.ts';
import type { Principal } from './principal.ts';
import { tokenRefused } from './refusals.ts';
import { isUuid } from './uuid.ts';

/** At most one of secret, public key and key set; with none, no token is accepted. */
export interface JwtSettings {
  /** HS256, HS384 or HS512; at least 32 bytes. */
  readonly jwtSecret: string | null;
  /** PEM, SPKI. */
  readonly jwtPublicKey: string | null;
  /** Address of a JWK set; fetched when needed, kept for ten minutes. */
  readonly jwtJwks: string | null;
  /** What tokens may be signed with, whatever they say of themselves; null: HS256 for a secret, else by the kind of key. */
  readonly jwtAlgorithms: readonly string[] | null;
  readonly jwtIssuer: string | null;
  readonly jwtAudience: string | null;
}

/** Clocks of issuer and server may differ by this much. */
const clockSkewSeconds = 60;
const believedForMs = 60_000;
const rememberedTokens = 10_000;

/** @throws ApiError 401 `INVALID_TOKEN` or `TOKEN_EXPIRED`; 503 where the key set cannot be fetched */
export type VerifyToken = (token: string) => Promise<Principal>;

export function createVerifyToken(settings: JwtSettings, clock: () => number): VerifyToken {
  const source = keySource(settings);
  if (source === null) {
    return () => Promise.reject(tokenRefused('INVALID_TOKEN', 'tokens are not accepted here; use an API key'));
  }
  const { key, algorithms } = source;
  const options = {
    algorithms: [...(settings.jwtAlgorithms ?? algorithms)],
    clockTolerance: clockSkewSeconds,
    requiredClaims: ['sub', 'exp'],
    ...(settings.jwtIssuer === null ? {} : { issuer: settings.jwtIssuer }),
    ...(settings.jwtAudience === null ? {} : { audience: settings.jwtAudience }),
  };

  async function verify(token: string): Promise<Principal> {
    const at = { ...options, currentDate: new Date(clock()) };
    // Two calls for two signatures of one function: a key, or the way to find one.
    const verified = typeof key === 'function' ? jwtVerify(token, key, at) : jwtVerify(token, key, at);
    return readClaims((await verified.catch(refuse)).payload);
  }

  const remembered = new Memory<Principal>(rememberedTokens, clock);
  return async function verifyToken(token) {
    const keep = ({ expiresAt }: Principal): number => Math.min(believedForMs, (expiresAt ?? 0) - clock());
    return remembered.recall(hash('sha256', token, 'base64'), () => verify(token), keep);
  };
}

interface KeySource {
  readonly key: Uint8Array | KeyObject | JWTVerifyGetKey;
  readonly algorithms: readonly string[];
}

function keySource({ jwtSecret, jwtPublicKey, jwtJwks }: JwtSettings): KeySource | null {
  if (jwtSecret !== null) {
    const key = new TextEncoder().encode(jwtSecret);
    if (key.length < 32) throw new RangeError('the JWT secret must be at least 32 bytes long');
    return { key, algorithms: ['HS256'] };
  }
  if (jwtPublicKey !== null) {
    const key = createPublicKey(jwtPublicKey);
    return { key, algorithms: algorithmsOf(key) };
  }
  if (jwtJwks !== null) {
    const key = createRemoteJWKSet(new URL(jwtJwks), { timeoutDuration: 3000, cooldownDuration: 5000 });
    return { key, algorithms: ['RS256', 'ES256', 'EdDSA'] };
  }
  return null;
}

function algorithmsOf(key: KeyObject): readonly string[] {
  switch (key.asymmetricKeyType) {
    case 'rsa':
      return ['RS256', 'PS256'];
    case 'ec':
      return ['ES256', 'ES384', 'ES512'];
    case 'ed25519':
      return ['EdDSA'];
    default:
      throw new TypeError(`a public key of type ${String(key.asymmetricKeyType)} cannot verify tokens`);
  }
}

function refuse(error: unknown): never {
  if (error instanceof errors.JWTExpired) throw tokenRefused('TOKEN_EXPIRED', 'the token has expired', error);
  if (error instanceof errors.JWKSTimeout)
    throw unavailable('the key set of the token issuer cannot be fetched', error);
  // jose reports an answer other than 200 in its general class, and a failed connection as fetch does.
  if (error instanceof TypeError || (error instanceof errors.JOSEError && error.code === 'ERR_JOSE_GENERIC')) {
    throw unavailable('the key set of the token issuer cannot be fetched', error);
  }
  throw tokenRefused('INVALID_TOKEN', 'the token is not valid', error);
}

/** No name of anybody; two that differ in half a surrogate pair alone would be one in the database. */
const unfitForNames = /[\p{Cc}\p{Surrogate}]/u;

/** `sub`, `exp`, `tenant_id` or `tenants`, `roles`. */
function readClaims(claims: JWTPayload): Principal {
  const tenants = claims['tenants'] ?? (claims['tenant_id'] === undefined ? [] : [claims['tenant_id']]);
  const roles = claims['roles'] ?? [];
  const { sub, exp } = claims;
  if (typeof sub !== 'string' || sub === '' || sub.length > 255 || unfitForNames.test(sub) || exp === undefined) {
    throw tokenRefused('INVALID_TOKEN', 'the token has no usable `sub`');
  }
  if (!isListOfTexts(tenants) || !tenants.every(isUuid)) {
    throw tokenRefused('INVALID_TOKEN', '`tenants` of the token must be a list of uuids');
  }
  if (!isListOfTexts(roles)) throw tokenRefused('INVALID_TOKEN', '`roles` of the token must be a list of texts');
  return {
    actor: `user:${sub}`,
    tenants: tenants.map((tenant) => tenant.toLowerCase()),
    roles,
    expiresAt: (exp + clockSkewSeconds) * 1000,
  };
}

const isListOfTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string');
