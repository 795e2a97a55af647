/** Stops this process once the one that started it has died, in whatever way: `kill -9` sends no signal on. */
export function endWithParent() {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, 250);
  timer.unref();
}

/**
 * Stops this process in order once the npm that started it has died without saying so: nobody would know that it still serves. Started in
 * any other way, it is left alone.
 */
export function endWithNpm() {
  if (process.env.npm_lifecycle_event !== undefined) endWithParent();
}
