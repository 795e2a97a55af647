/** Load by wrk (Debian's package of that name): written in C, so that the client takes little of the two cores. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Unmet } from './cleanup.ts';

const run = promisify(execFile);

export interface Load {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly connections: number;
  readonly seconds: number;
}

export interface LoadResult {
  readonly requests: number;
  readonly perSecond: number;
  /** Answers with a status other than 2xx and 3xx; a run with any is void. */
  readonly failed: number;
}

const quote = (text: string) => JSON.stringify(text).replaceAll('\\u', '\\\\u');

/** Runs the load to its end. @throws where wrk is absent: it says how to install it. */
export async function wrk(load: Load): Promise<LoadResult> {
  const folder = mkdtempSync(join(tmpdir(), 'resound-wrk-'));
  const script = join(folder, 'load.lua');
  const headers = Object.entries(load.headers).map(([name, value]) => `wrk.headers[${quote(name)}] = ${quote(value)}`);
  writeFileSync(
    script,
    [
      `wrk.method = ${quote(load.method)}`,
      ...headers,
      ...(load.body === null ? [] : [`wrk.body = ${quote(load.body)}`]),
      'function done(summary) io.write("\\nRESULT " .. summary.requests .. " " .. summary.duration .. " " .. summary.errors.status .. "\\n") end',
      '',
    ].join('\n'),
  );
  try {
    const args = ['-t', '1', '-c', String(load.connections), '-d', `${load.seconds}s`, '-s', script, load.url];
    const { stdout } = await run('wrk', args);
    const [, requests, microseconds, failed] = /RESULT (\d+) (\d+) (\d+)/.exec(stdout) ?? [];
    if (requests === undefined) throw new Error(`wrk printed no result:\n${stdout}`);
    return {
      requests: Number(requests),
      perSecond: (Number(requests) / Number(microseconds)) * 1e6,
      failed: Number(failed),
    };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new Unmet('wrk is not installed: apt-get install wrk', { cause: error });
    throw error;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
