/** What a person needs next, printed once the server listens. */

import type { Example } from '../contract/example.ts';
import { settingTable } from '../settings/table.ts';
import type { Settings } from '../settings.ts';

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
  readonly place: string;
  readonly colour: boolean;
}

/** Single quotes of a POSIX shell: nothing within them has a meaning. */
const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

export function curlLine(base: string, key: string, { method, path, body }: Example): string {
  const headers = [`X-API-Key: ${key}`, 'Content-Type: application/json'];
  const options = [...headers.map((header) => `-H ${quoted(header)}`), `-d ${quoted(body)}`];
  return `curl -sS -X ${method} ${options.join(' ')} ${base}${path}`;
}

/** The command that follows the events; it finds a server with the default address by itself. */
export function followLine({ host }: Pick<Settings, 'host'>, port: number): string {
  const isDefault = host === settingTable.host.default && String(port) === settingTable.port.default;
  return `npm run -s resound -- follow${isDefault ? '' : ` --url ${originOf(host, port)}`}`;
}

/** Where a server on this address is reached from this machine: the address for every network is not one to connect to. */
export function originOf(host: string, port: number): string {
  const reachable = { '0.0.0.0': '127.0.0.1', '::': '::1' }[host] ?? host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}

export function welcome(options: WelcomeOptions): string {
  const { title, version, base, follow, example, developmentKey, place, colour } = options;
  const strong = (text: string): string => (colour ? `\u001b[1m${text}\u001b[0m` : text);
  const faint = (text: string): string => (colour ? `\u001b[2m${text}\u001b[0m` : text);
  const lines = [`${strong(`${title} ${version}`)} is served at ${strong(base)}`, ''];
  if (developmentKey === null) {
    const resound = '  npm run -s resound --';
    lines.push('Make a tenant and a key for it:', `${resound} tenant create acme`);
    lines.push(`${resound} key create --name me --tenant acme`, '');
  } else {
    lines.push('Follow the events, in another terminal in this folder:', `  ${follow}`, '');
    if (example !== null) {
      lines.push(`Cause one (${example.event}):`, `  ${curlLine(base, developmentKey, example)}`, '');
    }
    lines.push(faint(`Development key: ${developmentKey} (again: npm run -s resound -- key show)`));
  }
  lines.push(faint(`Data: ${place}. Stop: Ctrl-C. Settings: npm start -- --help`), '');
  return lines.join('\n');
}
