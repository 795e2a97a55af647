// One line per long step: ticking on a terminal, plain text in a pipe or under NO_COLOR. Goes to stderr: stdout is for results.
const terminal = process.stderr.isTTY && process.env.TERM !== 'dumb' && !process.env.NO_COLOR;
const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

const paint = (code, text) => (terminal ? `\u001b[${code}m${text}\u001b[0m` : text);
const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/**
 * Runs one step and tells of it.
 *
 * @param {string} label - what goes on, such as "Installing packages from the lock file"
 * @param {() => Promise<T>} work
 * @returns {Promise<T>} what the work gave; its error is passed on after the line is closed
 * @template T
 */
export async function step(label, work) {
  const since = performance.now();
  let tick = 0;
  const draw = () =>
    process.stderr.write(`\r${paint(36, frames[tick++ % frames.length])} ${label} ${paint(2, seconds(since))} `);
  const timer = terminal ? setInterval(draw, 80) : null;
  if (terminal) draw();
  else process.stderr.write(`${label} ...\n`);
  const close = (mark) => {
    if (timer !== null) clearInterval(timer);
    process.stderr.write(terminal ? `\r\u001b[K${mark} ${label} ${paint(2, seconds(since))}\n` : '');
  };
  try {
    const result = await work();
    close(paint(32, '✓'));
    if (!terminal) process.stderr.write(`${label}: done in ${seconds(since)}\n`);
    return result;
  } catch (error) {
    close(paint(31, '✗'));
    throw error;
  }
}
