/** Lies between client and server, to be cut. */
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

export class Cable {
  readonly #server: Server;
  readonly #ends = new Set<Socket>();

  private constructor(server: Server) {
    this.#server = server;
  }

  static async to(port: () => number): Promise<Cable> {
    const server = createServer((near) => {
      const far = connect(port(), '127.0.0.1');
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        cable.#ends.add(one);
        one.on('error', () => undefined);
        one.on('close', () => {
          cable.#ends.delete(one);
          other.destroy();
        });
        one.pipe(other);
      }
    });
    const cable = new Cable(server);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return cable;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  cut(): void {
    for (const end of this.#ends) end.destroy();
  }

  async stop(): Promise<void> {
    this.#server.close();
    this.cut();
    await once(this.#server, 'close');
  }
}
