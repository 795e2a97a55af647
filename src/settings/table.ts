/** Every setting, once: from here come the checks at start, `--help` and the table in README.md. */
import {
  bytes,
  duration,
  jwks,
  list,
  oneOf,
  onOff,
  origins,
  type Parse,
  pem,
  postgresUrl,
  secret,
  text,
  whole,
} from './parsers.ts';

export interface Setting<T> {
  readonly variable: string;
  /** As one would write it; null: unset means null. */
  readonly default: string | null;
  /** A value that works, for messages. */
  readonly example: string;
  readonly doc: string;
  readonly parse: Parse<T>;
}

export const settingTable = {
  port: {
    variable: 'PORT',
    default: '3000',
    example: '8080',
    doc: 'Port to listen on; 0 takes a free one',
    parse: whole(0, 65535),
  },
  host: {
    variable: 'HOST',
    default: '127.0.0.1',
    example: '0.0.0.0',
    doc: 'Address to listen on; 0.0.0.0 lets other machines in',
    parse: text,
  },
  mode: {
    variable: 'NODE_ENV',
    default: 'development',
    example: 'production',
    doc: '`production` makes no development key',
    parse: oneOf('development', 'production', 'test'),
  },
  databaseUrl: {
    variable: 'DATABASE_URL',
    default: null,
    example: 'postgres://user:password@localhost:5432/app',
    doc: 'PostgreSQL 15 or newer; unset: an embedded one',
    parse: postgresUrl,
  },
  databaseOwnerUrl: {
    variable: 'DATABASE_OWNER_URL',
    default: null,
    example: 'postgres://owner:password@localhost:5432/app',
    doc: 'Migrates and manages keys, where DATABASE_URL may not',
    parse: postgresUrl,
  },
  databaseDirectUrl: {
    variable: 'DATABASE_DIRECT_URL',
    default: null,
    example: 'postgres://user:password@localhost:5432/app',
    doc: 'A way around a transaction pooler, for sequencer and LISTEN',
    parse: postgresUrl,
  },
  databasePoolSize: {
    variable: 'DATABASE_POOL_SIZE',
    default: '10',
    example: '20',
    doc: 'Connections for requests',
    parse: whole(1, 1000),
  },
  dataDir: {
    variable: 'DATA_DIR',
    default: '.resound/postgres',
    example: '/var/lib/app',
    doc: 'Folder of the embedded PostgreSQL',
    parse: text,
  },
  logMaxAgeMs: {
    variable: 'RESOUND_LOG_MAX_AGE',
    default: '7d',
    example: '30d',
    doc: 'How long the log keeps an event (s, m, h, d or w), so that clients can resume after it',
    parse: duration,
  },
  logMaxEvents: {
    variable: 'RESOUND_LOG_MAX_EVENTS',
    default: '10000000',
    example: '100000',
    doc: 'Most events that the log keeps, 10000 or more; the oldest eighth goes at a time',
    parse: whole(10_000, 1_000_000_000_000),
  },
  logLevel: {
    variable: 'LOG_LEVEL',
    default: null,
    example: 'debug',
    doc: 'fatal, error, warn, info, debug, trace or silent; unset: `info` in production, else `warn`',
    parse: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
  },
  jwtSecret: {
    variable: 'JWT_SECRET',
    default: null,
    example: 'a-random-text-of-at-least-32-bytes',
    doc: 'Secret of HS256 tokens, 32 bytes or more',
    parse: secret,
  },
  jwtPublicKey: {
    variable: 'JWT_PUBLIC_KEY',
    default: null,
    example: '"$(cat public.pem)"',
    doc: 'Public key of tokens, PEM (SPKI)',
    parse: pem,
  },
  jwtJwks: {
    variable: 'JWT_JWKS',
    default: null,
    example: 'https://id.example.com/.well-known/jwks.json',
    doc: 'Address of a key set',
    parse: jwks,
  },
  jwtAlgorithms: {
    variable: 'JWT_ALGORITHMS',
    default: null,
    example: 'RS256,ES256',
    doc: 'Algorithms that tokens may use; unset: HS256 for a secret, else what fits the key',
    parse: list,
  },
  jwtIssuer: {
    variable: 'JWT_ISSUER',
    default: null,
    example: 'https://id.example.com/',
    doc: 'The `iss` that tokens must have',
    parse: text,
  },
  jwtAudience: {
    variable: 'JWT_AUDIENCE',
    default: null,
    example: 'resound',
    doc: 'The `aud` that tokens must have',
    parse: text,
  },
  bodyLimit: {
    variable: 'BODY_LIMIT',
    default: '1mb',
    example: '512kb',
    doc: 'Largest request body',
    parse: bytes,
  },
  shutdownTimeoutMs: {
    variable: 'SHUTDOWN_TIMEOUT_MS',
    default: '10000',
    example: '30000',
    doc: 'How long a stop waits for running requests',
    parse: whole(0, 600_000),
  },
  drainDelayMs: {
    variable: 'DRAIN_DELAY_MS',
    default: '0',
    example: '5000',
    doc: 'How long a stop goes on serving while `/health/ready` says 503, so that load balancers look away first',
    parse: whole(0, 600_000),
  },
  headersTimeoutMs: {
    variable: 'HEADERS_TIMEOUT_MS',
    default: '10000',
    example: '5000',
    doc: 'How long the headers of a request, also of an upgrade, may take to arrive',
    parse: whole(100, 600_000),
  },
  origins: {
    variable: 'RESOUND_ORIGINS',
    default: null,
    example: 'https://app.example.com,https://admin.example.com',
    doc: 'Origins of the pages that may call the API and open streams; unset: of no other site, though any may open a WebSocket with a credential',
    parse: origins,
  },
  tokenInQuery: {
    variable: 'TOKEN_IN_QUERY',
    default: 'off',
    example: 'on',
    doc: '`on` lets `?token=` open a stream; proxies may log it: prefer tickets',
    parse: onOff,
  },
  streams: {
    variable: 'STREAM_LIMIT',
    default: '20000',
    example: '50000',
    doc: 'Open event streams of this process',
    parse: whole(1, 10_000_000),
  },
  streamsPerTenant: {
    variable: 'STREAM_LIMIT_PER_TENANT',
    default: '10000',
    example: '1000',
    doc: 'Of them for one tenant',
    parse: whole(1, 10_000_000),
  },
  streamsPerCredential: {
    variable: 'STREAM_LIMIT_PER_CREDENTIAL',
    default: '10000',
    example: '100',
    doc: 'Of them for one key, or one subject of tokens',
    parse: whole(1, 10_000_000),
  },
} as const satisfies Record<string, Setting<unknown>>;
