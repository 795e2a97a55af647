/**
 * `npm start` in a clone whose packages are installed, from the command to the first answer of `/health/ready`: in a fresh clone (it
 * checks what is generated, builds, and makes the database), with a new database, and with the one of the start before.
 *
 *     node --import tsx test/bench/start.ts [--rounds 3]
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { copyOfTree, Program } from '../e2e/program.ts';
import { withCleanup } from './lib/cleanup.ts';
import { freePort } from './lib/database.ts';
import { median } from './lib/median.ts';

const { values: options } = parseArgs({ options: { rounds: { type: 'string', default: '3' } } });
const goals = { 'fresh clone': null, 'new database': 3, 'old database': 1 } as const;
type Kind = keyof typeof goals;

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health/ready`)).ok;
  } catch {
    return false; // it does not listen yet
  }
}

await withCleanup(async (later) => {
  const tree = copyOfTree();
  later(async () => tree.remove());
  const seconds: Record<Kind, number[]> = { 'fresh clone': [], 'new database': [], 'old database': [] };

  const start = async (kind: Kind): Promise<void> => {
    const port = await freePort();
    const began = performance.now();
    const program = new Program(tree.folder, ['npm', 'start'], { PORT: String(port), LOG_LEVEL: 'warn' });
    later(() => program.kill());
    const ended = program.ended().then(() => 'ended' as const);
    while (!(await isReady(`http://127.0.0.1:${port}`))) {
      if ((await Promise.race([ended, delay(5)])) === 'ended') throw new Error(`npm start ended: ${program.err}`);
    }
    seconds[kind].push((performance.now() - began) / 1000);
    program.signalAll('SIGINT');
    await program.ended();
  };
  const remove = (...parts: readonly string[]): void =>
    rmSync(join(tree.folder, ...parts), { recursive: true, force: true });

  for (let round = 0; round < Number(options.rounds); round++) {
    remove('.resound');
    remove('dist');
    await start('fresh clone');
    remove('.resound', 'postgres');
    await start('new database');
    await start('old database');
  }
  console.log('| npm start | seconds to serving | goal |\n|---|---|---|');
  for (const [kind, goal] of Object.entries(goals)) {
    console.log(`| ${kind} | ${median(seconds[kind as Kind]).toFixed(2)} | ${goal === null ? '' : `< ${goal}`} |`);
  }
});
