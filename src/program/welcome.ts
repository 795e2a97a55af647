/** What a person needs next, printed once the server listens. */
import type { Example } from '../contract/example.ts';

export interface WelcomeOptions {
  readonly title: string;
  readonly version: string;
  /** `http://127.0.0.1:3000/api/v1` */
  readonly base: string;
  /** The command that follows the events. */
  readonly follow: string;
  readonly example: Example | null;
  /** null where the program made none: in production, or on a database that has keys of its own. */
  readonly developmentKey: string | null;
  /** Where the data is, in words. */
  readonly data: string;
  readonly colour: boolean;
}

/** Single quotes of a POSIX shell: nothing within them has a meaning. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

export function curlLine(base: string, key: string, { method, path, body }: Example): string {
  const headers = [`X-API-Key: ${key}`, 'Content-Type: application/json'];
  const options = [...headers.map((header) => `-H ${quoted(header)}`), `-d ${quoted(body)}`];
  return `curl -sS -X ${method} ${options.join(' ')} ${base}${path}`;
}

export function welcome(options: WelcomeOptions): string {
  const { title, version, base, follow, example, developmentKey, data, colour } = options;
  const strong = (text: string): string => (colour ? `\u001b[1m${text}\u001b[0m` : text);
  const faint = (text: string): string => (colour ? `\u001b[2m${text}\u001b[0m` : text);
  const lines = [`${strong(`${title} ${version}`)} is served at ${strong(base)}`, ''];
  if (developmentKey === null) {
    lines.push('Make a key:', `  npm run -s resound -- key create --name me --tenant default`, '');
  } else {
    lines.push('Follow the events, in another terminal in this folder:', `  ${follow}`, '');
    if (example !== null) {
      lines.push(`Cause one (${example.event}):`, `  ${curlLine(base, developmentKey, example)}`, '');
    }
    lines.push(faint(`Development key: ${developmentKey} (again: npm run -s resound -- key show)`));
  }
  lines.push(faint(`Data: ${data}. Stop: Ctrl-C. Settings: npm start -- --help`), '');
  return lines.join('\n');
}
