/** Memory of processes, from /proc. */
import { readFileSync, writeFileSync } from 'node:fs';

const fieldOf = (pid: number, name: string): number =>
  Number(new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? Number.NaN);

/** KiB that are resident now. */
export const residentKib = (pid: number): number => fieldOf(pid, 'VmRSS');

/** The most KiB that were resident at a time since the process began, or since `forgetPeak`. */
export const peakKib = (pid: number): number => fieldOf(pid, 'VmHWM');

export const forgetPeak = (pid: number): void => writeFileSync(`/proc/${pid}/clear_refs`, '5');
