import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { root } from './root.js';

const file = path.join(root, '.resound', 'setup.lock');

/**
 * Runs `work` while no other command in this folder sets anything up: `npm start` and `npm test` in two terminals of a fresh
 * clone would install over each other.
 */
export async function exclusively(work) {
  mkdirSync(path.dirname(file), { recursive: true });
  for (let told = false; !take(); told = true) {
    if (!told) process.stderr.write('Waiting for another command that sets up this folder ...\n');
    await delay(100);
  }
  const release = () => rmSync(file, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

/** @returns whether the lock is ours now; one whose process has died is free */
function take() {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    const holder = holderOf(file);
    if (holder !== null && !isAlive(holder)) rmSync(file, { force: true });
    return false;
  }
}

/** null while the holder has not written its number yet. */
function holderOf(path) {
  try {
    return Number(readFileSync(path, 'utf8')) || null;
  } catch {
    return null;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
