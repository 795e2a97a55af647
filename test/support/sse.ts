/** A client of server-sent events over plain HTTP, as `curl -N` is one: it shows what a browser hides. */
import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { type Frame, Frames } from './frames.ts';

export class SseStream extends Frames {
  readonly response: IncomingMessage;
  /** Bytes as they came, as text. */
  text = '';
  /** Id of the event that came last and had one. */
  lastId = '';
  /** What the server asked to wait before coming back, milliseconds, in order. */
  readonly retries: number[] = [];
  /** Resolves when the answer has ended: true where it is complete, false where it was cut off. */
  readonly ended: Promise<boolean>;
  #rest = '';

  constructor(response: IncomingMessage) {
    super();
    this.response = response;
    response.setEncoding('utf8');
    response.on('data', (text: string) => this.#read(text));
    response.on('error', () => undefined);
    this.ended = once(response, 'close').then(() => {
      this.fail(new Error('the stream has ended'));
      return response.complete;
    });
  }

  /** Asks for a stream; resolves with the headers of the answer, of any status. */
  static async ask(
    url: string,
    headers: Readonly<Record<string, string>> = {},
    options: { readonly method?: string } = {},
  ): Promise<SseStream> {
    const asked = request(url, { ...options, headers: { accept: 'text/event-stream', ...headers }, agent: false });
    asked.end();
    const [response] = (await once(asked, 'response')) as [IncomingMessage];
    return new SseStream(response);
  }

  /** Asks for one and waits for `Connected`, which stays the first frame to be taken. */
  static async open(url: string, headers: Readonly<Record<string, string>> = {}): Promise<SseStream> {
    const stream = await SseStream.ask(url, headers);
    await stream.first('Connected');
    return stream;
  }

  get status(): number {
    return this.response.statusCode ?? 0;
  }

  /** Goes away without a word. */
  async close(): Promise<void> {
    this.response.destroy();
    await this.ended;
  }

  #read(text: string): void {
    this.text += text;
    const blocks = (this.#rest + text).split('\n\n');
    this.#rest = blocks.pop() ?? '';
    if (this.response.headers['content-type'] !== 'text/event-stream') return;
    for (const block of blocks) this.#interpret(block);
  }

  #interpret(block: string): void {
    const data: string[] = [];
    for (const line of block.split('\n')) {
      const colon = line.indexOf(':');
      const [name, value] = [line.slice(0, colon), line.slice(colon + 1).replace(/^ /, '')];
      if (name === 'id') this.lastId = value;
      else if (name === 'retry') this.retries.push(Number(value));
      else if (name === 'data') data.push(value);
      else if (name !== '') throw new Error(`a field that nobody knows: ${line}`);
    }
    if (data.length > 0) this.take(JSON.parse(data.join('\n')) as Frame);
  }
}
