import { EventEmitter } from 'node:events';
import type { ServerResponse } from 'node:http';
import { type Frame, Pipe } from './pipe.ts';

/** Server-sent events as the WHATWG's rules read them: a frame for each that has data, with the id that a client keeps after it. */
function framesOf(text: string): readonly Frame[] {
  return text.split('\n\n').flatMap((block) => {
    const fields = block
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]);
    const data = fields.flatMap(([name, value]) => (name === 'data' ? [value] : []));
    if (data.length === 0) return [];
    const id = fields.find(([name]) => name === 'id')?.[1] ?? null;
    return [{ ...(JSON.parse(data.join('\n')) as Frame), lastEventId: id }];
  });
}

/** An answer of Node's HTTP server, as far as a stream and a page use one. */
export class SimulatedResponse extends EventEmitter {
  readonly pipe = new Pipe();
  writableEnded = false;
  destroyed = false;
  status = 0;
  #written = 0;
  readonly #wake: () => void;

  /** @param wake - told that there is something to take, or nothing to come */
  constructor(wake: () => void) {
    super();
    this.#wake = wake;
  }

  /** The parts want the class itself, which has a hundred members more. */
  asResponse(): ServerResponse {
    return this as unknown as ServerResponse;
  }

  get writableLength(): number {
    return this.pipe.backlog;
  }

  /** By which it is seen what the network has taken. */
  get socket(): { readonly bytesWritten: number; readonly writableLength: number } {
    return { bytesWritten: this.#written, writableLength: this.pipe.backlog };
  }

  writeHead(status: number): void {
    this.status = status;
  }

  write(bytes: string | Buffer): boolean {
    if (this.writableEnded) throw new Error('written to after its end');
    const length = Buffer.byteLength(bytes);
    this.#written += length;
    this.pipe.push(framesOf(bytes.toString()), length);
    this.#wake();
    return false;
  }

  end(text: string): void {
    this.write(text);
    this.writableEnded = true;
  }

  /** The connection is no more, as the server notices. */
  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.emit('close');
    this.#wake();
  }

  /** Everything was taken. */
  settle(): void {
    if (this.pipe.backlog > 0) return;
    if (this.writableEnded) this.destroy();
    else this.emit('drain');
  }
}
