/** Whether the process lives, and whether it should be given work. */
import type { HttpContext, HttpMiddleware } from './state.ts';

export interface CheckResult {
  readonly ok: boolean;
  /** Figures for people; no secret, for these answers need no credential. */
  readonly [fact: string]: unknown;
}

/** One condition of being ready. A rejection means no, and is told to nobody. */
export type Check = () => Promise<CheckResult>;

export interface HealthOptions {
  readonly checks: Readonly<Record<string, Check>>;
  readonly isDraining: () => boolean;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

/** Probes come without a credential: one round of checks serves all that come within this time. */
const believedForMs = 500;
const timeoutMs = 3000;

/** Answers `/health/live` and `/health/ready`, by 200 or 503. */
export function health(options: HealthOptions): HttpMiddleware {
  const ready = createReadiness(options);
  async function answerReady(ctx: HttpContext): Promise<void> {
    const report = await ready();
    ctx.status = report.status === 'ok' ? 200 : 503;
    ctx.body = report;
  }
  return function health(ctx, next) {
    const { path, method } = ctx;
    if (!path.startsWith('/health/') || (method !== 'GET' && method !== 'HEAD')) return next() as Promise<void>;
    if (path === '/health/ready') return answerReady(ctx);
    if (path !== '/health/live') return next() as Promise<void>;
    ctx.body = { status: 'ok' };
    return Promise.resolve();
  };
}

interface Report {
  readonly status: 'ok' | 'draining' | 'unavailable';
  readonly checks: Readonly<Record<string, CheckResult>>;
}

function createReadiness({ checks, isDraining, clock }: HealthOptions): () => Promise<Report> {
  let asked = Number.NEGATIVE_INFINITY;
  let known: Promise<Readonly<Record<string, CheckResult>>> | null = null;
  return async function ready() {
    // In both directions, for a clock may be set back.
    if (known === null || Math.abs(clock() - asked) >= believedForMs) {
      asked = clock();
      known = runAll(checks);
    }
    const results = await known;
    if (isDraining()) return { status: 'draining', checks: results };
    const ok = Object.values(results).every((result) => result.ok);
    return { status: ok ? 'ok' : 'unavailable', checks: results };
  };
}

async function runAll(checks: HealthOptions['checks']): Promise<Readonly<Record<string, CheckResult>>> {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => [name, await inTime(check)] as const),
  );
  return Object.fromEntries(results);
}

async function inTime(check: Check): Promise<CheckResult> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<CheckResult>((resolve) => {
    timer = setTimeout(resolve, timeoutMs, { ok: false, late: true });
  });
  try {
    return await Promise.race([check(), late]);
  } catch {
    return { ok: false };
  } finally {
    clearTimeout(timer);
  }
}
