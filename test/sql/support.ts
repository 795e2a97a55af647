/** The generated SQL alone, on a database of its own: functions are called as the server would call them, by its role. */
import { randomFillSync, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Pool } from 'pg';
import { analyse } from '../../generator/compile.ts';
import { emitSql } from '../../generator/emit/sql/index.ts';
import { functionsOf, sqlContextOf } from '../../generator/emit/sql-context.ts';
import { Source } from '../../generator/manifest/tree.ts';
import type { Model } from '../../generator/model/model.ts';
import { createIds } from '../../src/mutation/uuid.ts';
import { freshDatabase } from '../support/database.ts';

export interface Outcome {
  readonly refusal: { readonly status: number; readonly code: string; readonly message: string } | null;
  /** The answer, parsed; null where there is none. */
  readonly answer: Record<string, unknown> | null;
  readonly version: number | null;
  readonly events: readonly string[];
}

export interface Heard {
  readonly type: string;
  readonly tenant_id: string;
  readonly resource: string;
  readonly row_id: string;
  readonly version: number;
  readonly mutation: string;
  readonly actor: string;
  readonly old_fields: Record<string, unknown> | null;
  readonly new_fields: Record<string, unknown> | null;
  readonly payload: Record<string, unknown>;
}

export interface Call {
  readonly tenant?: string;
  readonly id?: string;
  readonly ifMatch?: number;
  readonly input?: unknown;
}

export interface SqlDatabase {
  readonly model: Model;
  /** The functions' schema. */
  readonly schema: string;
  readonly tenant: string;
  readonly otherTenant: string;
  /** The owner: the truth by SQL. */
  readonly owner: Pool;
  /** The server's role: it reads, and calls functions. */
  readonly server: Pool;
  /** @param mutation - `lock.acquire`; the id is made where none is given */
  call(mutation: string, call?: Call): Promise<Outcome>;
  /** Calls it, wants it to succeed, and gives the answer. */
  done(mutation: string, call?: Call): Promise<Record<string, unknown>>;
  /** The event rows in the order in which they were appended, since the last time they were asked for. */
  heard(): Promise<readonly Heard[]>;
  drop(): Promise<void>;
}

export function modelOf(manifest: string, name = 'resources.yaml'): Model {
  const { model, diagnostics } = analyse(new Source(name, manifest));
  if (model === null || diagnostics.length > 0)
    throw new Error(diagnostics.map(({ code, message }) => `${code} ${message}`).join('; '));
  return model;
}

export function modelIn(path: string): Model {
  return modelOf(readFileSync(path, 'utf8'), path);
}

export async function sqlDatabase(model: Model): Promise<SqlDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'resound-sql-'));
  for (const { path, text } of emitSql(model, { contract: '', support: '', source: 'resources.yaml' })) {
    writeFileSync(join(folder, path.replace('migrations/', '')), text);
  }
  const { schema } = functionsOf(model);
  const database = await freshDatabase({ migrations: pathToFileURL(`${folder}/`), functionsSchema: schema }).finally(
    () => rmSync(folder, { recursive: true }),
  );
  const owner = database.pool;
  const server = new Pool({
    ...database.address,
    // Two workers together stay below the hundred connections of a server as it comes; rivals beyond these follow at once.
    max: 30,
    options: `-c role=${database.role} -c TimeZone=Asia/Kolkata -c jit=off`,
  });
  server.on('error', () => undefined);
  const names = sqlContextOf(model).names;
  const [tenant, otherTenant] = [randomUUID(), randomUUID()];
  await owner.query("INSERT INTO resound.tenant (tenant_id, name) VALUES ($1, 'ours'), ($2, 'theirs')", [
    tenant,
    otherTenant,
  ]);
  const nextId = createIds(Date.now, (buffer) => void randomFillSync(buffer));
  let last = '0';

  const call: SqlDatabase['call'] = async (mutation, given = {}) => {
    const { rows } = await server.query<{
      refusal: string | null;
      answer: string | null;
      version: string | null;
      events: string | null;
    }>(`SELECT * FROM ${names.of(...mutation.split('.'))}($1, $2, $3, $4, 'key:test', 'request-1', 'trace-1')`, [
      given.tenant ?? tenant,
      given.id ?? nextId(),
      given.ifMatch ?? null,
      JSON.stringify(given.input ?? {}),
    ]);
    const { refusal, answer, version, events } = rows[0] ?? fail(`${mutation} gave no row`);
    return {
      refusal: refusal === null ? null : (JSON.parse(refusal) as Outcome['refusal']),
      answer: answer === null || answer === '' ? null : (JSON.parse(answer) as Record<string, unknown>),
      version: version === null ? null : Number(version),
      events: events === null ? [] : events.split(','),
    };
  };

  return {
    model,
    schema,
    tenant,
    otherTenant,
    owner,
    server,
    call,
    async done(mutation, given) {
      const { refusal, answer } = await call(mutation, given);
      if (refusal !== null) throw new Error(`${mutation} was refused: ${JSON.stringify(refusal)}`);
      return answer ?? {};
    },
    async heard() {
      const { rows } = await owner.query<
        Omit<Heard, 'payload' | 'version'> & { id: string; version: string; payload: string }
      >(
        `SELECT id, type, tenant_id, resource, row_id, version, mutation, actor, old_fields, new_fields, payload
         FROM resound.outbox WHERE id > $1 ORDER BY id`,
        [last],
      );
      last = rows.at(-1)?.id ?? last;
      return rows.map(({ id: _, version, payload, ...row }) => ({
        ...row,
        version: Number(version),
        payload: JSON.parse(payload) as Record<string, unknown>,
      }));
    },
    async drop() {
      await server.end();
      await database.drop();
    },
  };
}

function fail(message: string): never {
  throw new Error(message);
}
