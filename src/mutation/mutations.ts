/** Runs generated mutation functions: one named prepared call, one round trip. */
import type { Announced, MutationPort, MutationRequest, MutationStatement, RefusalSpec } from '../contract/mutation.ts';
import type { Database, Statement, TextRow } from '../database/statement.ts';
import { statementName } from '../database/statement-name.ts';
import { failed, isTransient, refused } from './refusal.ts';

/** Waits; passed in, so that tests need no time. */
export type Pause = (milliseconds: number) => Promise<void>;

export interface MutationOptions {
  readonly database: Database;
  /** Called after each commit, so that the sequencer need not be waited for. */
  readonly committed: (resource: string) => void;
  /** The id of a new row. */
  readonly nextId: () => string;
  /** From 0 to 1, exclusive. */
  readonly random: () => number;
  readonly pause: Pause;
}

/** Tries after the first, each after a longer pause: 5, 10, 20, 40 ms, halved at random. */
const retries = 4;
const firstPauseMs = 5;

export function createMutations(options: MutationOptions): MutationPort {
  const { database, committed, nextId, random, pause } = options;

  async function call(statement: Statement): Promise<readonly TextRow[]> {
    for (let tries = 0; ; tries += 1) {
      try {
        return await database.run(statement);
      } catch (error) {
        if (tries === retries || !isTransient(error)) throw error;
        // Without chance in it, the rivals of a deadlock would meet again.
        await pause(firstPauseMs * 2 ** tries * (0.5 + random() / 2));
      }
    }
  }

  return {
    async run<Input, Event>(
      statement: MutationStatement<Input, Event>,
      request: MutationRequest<Input>,
    ): Promise<Announced<Event>> {
      const id = request.id ?? nextId();
      const values = [
        request.tenantId,
        id,
        request.ifMatch,
        JSON.stringify(request.input ?? {}),
        request.actor,
        request.requestId,
        request.traceparent,
      ];
      let rows: readonly TextRow[];
      try {
        rows = await call({
          name: statementName(statement.name),
          text: statement.sql,
          values,
          together: statement.together,
        });
      } catch (error) {
        throw failed(statement.constraints, error);
      }
      const [refusal, answer, version, events] = rows[0] as TextRow;
      if (refusal !== null && refusal !== undefined) throw refused(JSON.parse(refusal) as RefusalSpec);
      committed(statement.resource);
      const given = { text: answer ?? '', id, version: Number(version), eventIds: (events as string).split(',') };
      // The brand says that a mutation made this; it exists in types alone, and only here.
      return given as unknown as Announced<Event>;
    },
  };
}
