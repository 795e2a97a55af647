import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseFailure } from '../failure.ts';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { explain } from './reasons.ts';

/** What the programs see of our environment: no password and no setting of ours gets into the server. */
export const cleanEnvironment = (): NodeJS.ProcessEnv => ({ PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' });

export interface ClusterOptions {
  readonly folder: string;
  readonly user: string;
  readonly binaries: Binaries;
  readonly account: Account;
  /** False only for throw-away data: a power cut then may leave a broken cluster. */
  readonly durable: boolean;
}

/**
 * Makes the data folder where there is none.
 *
 * @returns its path, and whether it is new
 * @throws DatabaseFailure `OTHER_VERSION` when another major version of PostgreSQL wrote it
 */
export async function ensureCluster(
  options: ClusterOptions,
): Promise<{ readonly data: string; readonly created: boolean }> {
  const data = join(options.folder, 'data');
  sweepUnfinished(options.folder);
  if (existsSync(join(data, 'PG_VERSION'))) {
    await refuseOtherVersion(data, options);
    return { data, created: false };
  }
  // initdb writes PG_VERSION early: under its final name an interrupted run would look like a finished one.
  const growing = `${data}.new-${process.pid}`;
  const args = ['-D', growing, '-U', options.user, '--auth=trust', '--encoding=UTF8', '--no-instructions'];
  // The same order of texts everywhere, whatever the machine's C library thinks of it.
  args.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C');
  if (!options.durable) args.push('--no-sync');
  const { status, output } = await run(options.binaries.initdb, args, options.account);
  if (status !== 0) {
    rmSync(growing, { recursive: true, force: true });
    throw explain(output, options.folder);
  }
  renameSync(growing, data);
  return { data, created: true };
}

/** What a killed initdb left behind; one that is still at work belongs to a process that lives. */
function sweepUnfinished(folder: string): void {
  for (const name of readdirSync(folder)) {
    const pid = /^data\.new-(\d+)$/.exec(name)?.[1];
    if (pid !== undefined && (Number(pid) === process.pid || !isAlive(Number(pid)))) {
      rmSync(join(folder, name), { recursive: true, force: true });
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function refuseOtherVersion(data: string, { binaries, account, folder }: ClusterOptions): Promise<void> {
  const wrote = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  const { output } = await run(binaries.postgres, ['--version'], account);
  const ours = /(\d+)\.\d+|(\d+)(?:devel|beta|rc)/.exec(output)?.[1];
  if (ours === undefined || wrote === ours) return;
  const side = Number(wrote) > Number(ours) ? 'newer' : 'older';
  throw new DatabaseFailure(
    'OTHER_VERSION',
    `the data in ${folder} was written by PostgreSQL ${wrote}, which is ${side} than the embedded ${ours}: use the release that wrote it, or move the folder away to begin with an empty database`,
  );
}

async function run(
  program: string,
  args: readonly string[],
  account: Account,
): Promise<{ status: number | null; output: string }> {
  const child = spawn(program, args, {
    ...account,
    env: cleanEnvironment(),
    cwd: '/',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const take = (bytes: Buffer) => {
    output = (output + bytes.toString()).slice(-8192);
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const status = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { status, output };
}
