/** After all tests: the run's databases, its server and its folder go. */
import { rmSync } from 'node:fs';
import type { RunResources } from './global-setup.ts';

export default async function teardown(): Promise<void> {
  const { testRun } = globalThis as { testRun?: RunResources };
  if (testRun === undefined) return;
  const { server, folder, owner, prefix } = testRun;
  if (owner !== null) {
    const { rows } = await owner.query<{ name: string }>(
      'SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)',
      [prefix],
    );
    for (const { name } of rows) await owner.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    await owner.end();
  }
  await server?.stop();
  if (folder !== null) rmSync(folder, { recursive: true, force: true });
}
