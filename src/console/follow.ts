/** Prints events as they come, one JSON line each. */
import { WebSocket } from 'ws';
import { originOf } from '../program/welcome.ts';
import { readArguments } from './arguments.ts';
import { readDevelopmentKey } from './development-key.ts';
import { type Console, UsageError, type Verb } from './verb.ts';

export const follow: Verb = {
  usage: 'follow [--url <http address>] [--key <key>] [--tenant <id>]',
  doc: 'Prints the events as they come, one JSON line each; the key is RESOUND_KEY or the development key',
  async run(args, console) {
    const { values } = readArguments(args, {
      url: { type: 'string' },
      key: { type: 'string' },
      tenant: { type: 'string' },
    });
    const key = values.key ?? process.env['RESOUND_KEY'] ?? readDevelopmentKey();
    if (key === null)
      throw new Error('no key to follow with: give --key, or start the server once to have a development key');
    if (values.url !== undefined && !/^https?:\/\//.test(values.url))
      throw new UsageError('--url must begin with http:// or https://');
    const url = new URL(values.url ?? originOf(console.settings.host, console.settings.port));
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    url.pathname = `${console.base}/ws`;
    const headers = { 'X-API-Key': key, ...(values.tenant === undefined ? {} : { 'X-Tenant-ID': values.tenant }) };
    await print(new WebSocket(url, { headers, perMessageDeflate: false }), url, console);
  },
};

/** How long npm takes to hand a signal on, at most. */
const echoMs = 100;

/** Until the reader has gone or the person stops it (resolves), or the server ends it (rejects). */
function print(socket: WebSocket, url: URL, { print: printLine, tell }: Console): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      socket.removeAllListeners('close').terminate();
      // npm hands on the signal that the terminal has sent us already, and who no longer listens dies of it, with its status.
      setTimeout(resolve, echoMs);
    };
    process.on('SIGINT', leave).on('SIGTERM', leave);
    // `follow | head -n 1`: nobody reads any more.
    process.stdout.once('error', leave);
    socket.on('message', (data: Buffer) => {
      const frame = data.toString();
      if (isConnected(frame)) tell(`Following the events of ${url.host}. Stop: Ctrl-C.`);
      else printLine(frame);
    });
    socket.once('unexpected-response', (_request, response) => {
      response.resume();
      const why = response.statusCode === 401 || response.statusCode === 403 ? ': the key is not accepted' : '';
      reject(new Error(`${url.host} refused with ${response.statusCode ?? 0} ${response.statusMessage ?? ''}${why}`));
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      const nobody = error.code === 'ECONNREFUSED';
      reject(nobody ? new Error(`nobody answers at ${url.host}: is the server running? npm start`) : error);
    });
    socket.once('close', (code, reason) => {
      reject(new Error(`the server ended the stream (${code}${reason.length > 0 ? ` ${reason.toString()}` : ''})`));
    });
  });
}

const isConnected = (frame: string): boolean => frame.startsWith('{"type":"Connected"');
