import { spawn } from 'node:child_process';
import { root } from './root.js';

/** A command that failed, with all that it printed. */
class CommandFailed extends Error {
  constructor(label, output) {
    super(`${label} failed\n${output.trimEnd()}`);
    this.name = 'CommandFailed';
    this.output = output;
  }
}

/**
 * Runs a command in the project's folder without a shell and keeps what it prints.
 *
 * @returns {Promise<{ code: number, output: string }>} the status (128 for a signal) and stdout and stderr as they came
 */
export function capture(command, args, { env = process.env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const stop = endWithUs(child);
    let output = '';
    const keep = (chunk) => (output += chunk);
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    child.once('error', reject);
    child.once('close', (code) => {
      stop();
      resolve({ code: code ?? 128, output });
    });
  });
}

/** As `capture`, but a status other than 0 is an error. */
export async function run(label, command, args, options) {
  const { code, output } = await capture(command, args, options);
  if (code !== 0) throw new CommandFailed(label, output);
  return output;
}

/** Runs one of the project's own programs in our place: it says and reads what we would, ends with us, and its status is ours. */
export function handOver(args, { env = process.env } = {}) {
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: 'inherit' });
  endWithUs(child);
  child.once('close', (code) => {
    process.exitCode = code ?? 1;
  });
}

/** A signal that ends us ends the child as well. @returns the way back, for when the child has ended */
export function endWithUs(child) {
  const end = (signal) => {
    child.kill(signal);
    // Not yet: other children have their turn first.
    setImmediate(() => process.exit(signal === 'SIGINT' ? 130 : 143));
  };
  process.once('SIGINT', end).once('SIGTERM', end);
  return () => process.off('SIGINT', end).off('SIGTERM', end);
}
