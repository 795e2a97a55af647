import type { Database } from './statement.ts';

/** What an acknowledged change rests on, as the server states it now. */
export interface Durability {
  readonly fsync: string;
  readonly full_page_writes: string;
  readonly synchronous_commit: string;
  /** Whether an acknowledged change survives a power cut. */
  readonly durable: boolean;
}

export async function readDurability(database: Database): Promise<Durability> {
  const text = `SELECT current_setting('fsync'), current_setting('full_page_writes'), current_setting('synchronous_commit')`;
  const [row] = await database.read({ name: 'resound.durability', text, values: [] });
  const [fsync = '', fullPageWrites = '', synchronousCommit = ''] = row as readonly string[];
  const durable = fsync === 'on' && fullPageWrites === 'on' && synchronousCommit !== 'off';
  return { fsync, full_page_writes: fullPageWrites, synchronous_commit: synchronousCommit, durable };
}
