/** A reader with a stream: it comes and goes, reads slowly or not at all. */
import { Continuity } from '../support/continuity.ts';
import { everything, Follower, type FollowerOptions, type Presented } from './follower.ts';
import type { Node } from './node.ts';
import type { Frame, Pipe } from './pipe.ts';

/** The two ends of a connection. */
export interface Wire {
  readonly pipe: Pipe;
  /** Why the server has ended it, and where the stream stood then ('': unknown); null: it lasts. */
  readonly ended: { readonly reason: string; readonly position: string } | null;
  /** The client has taken all that waited. */
  settle(): void;
  /** The server notices that nobody is there. */
  leave(): void;
}

export interface Connection<W extends Wire> extends Presented {
  readonly node: Node;
  readonly wire: W;
  readonly continuity: Continuity;
  isGreeted: boolean;
  isStalled: boolean;
  isTaking: boolean;
  /** When it last took something. */
  tookAt: number;
  /** It was told that it cannot go on from where it stands. */
  isTold: boolean;
}

export abstract class StreamClient<W extends Wire> extends Follower {
  protected connection: Connection<W> | null = null;
  /** How soon it reads again. */
  readonly #zeal: number;

  constructor(options: FollowerOptions) {
    super(options);
    this.#zeal = options.dice.pick([0.05, 0.3]);
  }

  /** @param wake - to be told that something is to be taken */
  protected abstract wire(wake: () => void): W;
  /** The server takes the request. */
  protected abstract open(connection: Connection<W>): void;
  /** A frame of this transport alone. @returns whether it was one */
  protected abstract heed(connection: Connection<W>, frame: Frame): boolean;
  /** Something that only this transport lets it do. */
  protected abstract change(connection: Connection<W>): void;

  override isAt(node: Node): boolean {
    return this.connection?.node === node && this.connection.wire.ended === null;
  }

  override get awaits(): boolean {
    return this.connection?.isGreeted === false;
  }

  override get isFollowing(): boolean {
    return this.connection?.isGreeted === true;
  }

  override get place(): string {
    return this.connection === null ? 'away' : this.connection.node.name;
  }

  override act(): void {
    const { dice } = this.options;
    const { connection } = this;
    if (connection === null) {
      this.forgetSometimes();
      this.#connect();
      return;
    }
    const what = dice.fraction();
    if (connection.isStalled) {
      if (what < this.#zeal) this.#resume(connection);
      else if (what < this.#zeal + 0.03) this.disconnect('leaves');
    } else if (what < 0.15) {
      connection.isStalled = true;
      this.tell('stops reading');
      this.count('a reader stopped reading');
    } else if (what < 0.25) this.disconnect('leaves');
    else if (what < 0.4) this.change(connection);
  }

  override calmDown(): void {
    if (this.connection === null) this.#connect();
    else if (this.connection.isStalled) this.#resume(this.connection);
  }

  override cutFrom(node: Node): void {
    if (this.connection?.node === node) this.disconnect(`is cut off from ${node.name}`);
  }

  #connect(): void {
    const { dice, scheduler } = this.options;
    const node = this.someNode();
    if (node === null) return;
    const presented = this.presented();
    const connection: Connection<W> = {
      ...presented,
      node,
      wire: this.wire(() => {
        this.#checkPatience(connection);
        this.#take(connection);
      }),
      continuity: new Continuity(),
      isGreeted: false,
      isStalled: false,
      isTaking: false,
      tookAt: scheduler.now,
      isTold: false,
    };
    connection.continuity.cursor = presented.after ?? '';
    this.connection = connection;
    const label = scheduler.trace === null ? '' : `${this.name} joins after ${this.readable(presented.after ?? 'now')}`;
    scheduler.after(dice.between(0.5, 5), label, node, () => {
      if (this.connection === connection && node.events !== null) this.open(connection);
    });
  }

  protected disconnect(how: string): void {
    const { connection } = this;
    if (connection === null) return;
    const { scheduler, dice, backlogBytes } = this.options;
    const { wire } = connection;
    this.tell(how);
    this.count('a reader left');
    if (wire.ended !== null) this.count(`a reader was closed: ${wire.ended.reason}`);
    this.connection = null;
    if (wire.pipe.mostBefore > backlogBytes) this.wrong(`${wire.pipe.mostBefore} bytes waited, and more was written`);
    scheduler.after(dice.between(0, 30), `notices that ${this.name} has left`, connection.node, () => wire.leave());
  }

  /** The request was refused: it learns of it a little later. */
  protected fail(connection: Connection<W>, error: unknown): void {
    const { scheduler, dice } = this.options;
    scheduler.after(dice.between(0.1, 3), `${this.name} is refused`, null, () => {
      if (this.connection !== connection) return;
      this.refused(error, connection);
      this.disconnect('was refused');
    });
  }

  #resume(connection: Connection<W>): void {
    connection.isStalled = false;
    this.tell('reads again');
    this.#take(connection);
  }

  /** The network brings what waits, a part at a time. */
  #take(connection: Connection<W>): void {
    const { scheduler, dice } = this.options;
    if (connection.isTaking || connection.isStalled || this.connection !== connection) return;
    connection.isTaking = true;
    scheduler.after(dice.between(0.1, 3), `${this.name} reads`, null, () => {
      connection.isTaking = false;
      if (this.connection !== connection || connection.isStalled) return;
      const { wire } = connection;
      const { pipe } = wire;
      const bytes = dice.chance(0.8) ? pipe.backlog : 1 + dice.below(pipe.backlog);
      connection.tookAt = scheduler.now;
      for (const frame of pipe.take(bytes)) this.#receive(connection, frame);
      if (this.connection !== connection) return;
      if (pipe.backlog > 0) this.#take(connection);
      else if (wire.ended === null)
        scheduler.after(0, `${this.name} has taken all`, connection.node, () => wire.settle());
      else {
        const { reason, position } = wire.ended;
        if (connection.isTold !== (reason === 'gap' || reason === 'refused'))
          this.wrong(`is closed as ${reason}, and was ${connection.isTold ? '' : 'not '}told why before`);
        // The goodbye comes after everything that was written: the stream stands there.
        if (position !== '' && reason !== 'gap' && reason !== 'refused' && connection.isGreeted) this.stand(position);
        this.disconnect(`is closed: ${reason}`);
      }
    });
  }

  /** Only who takes nothing for long is closed for it; the server looks four times in that time. */
  #checkPatience(connection: Connection<W>): void {
    const { scheduler, patienceMs } = this.options;
    const waited = scheduler.now - connection.tookAt;
    if (this.connection !== connection || connection.wire.ended?.reason !== 'stayed-away') return;
    if (waited < patienceMs / 2) this.wrong(`is closed as one who takes nothing, ${waited} ms after it took something`);
  }

  #receive(connection: Connection<W>, frame: Frame): void {
    const fault = connection.continuity.take(frame);
    if (fault !== null) this.wrong(`no proof of continuity: ${fault}`);
    const position = frame.meta?.position ?? (frame.position as string | undefined);
    this.tell(`hears ${frame.type} ${position ?? ''}`);
    if (this.heed(connection, frame)) return;
    if (frame.meta !== undefined) {
      this.hear(frame.type, frame.meta);
      return;
    }
    switch (frame.type) {
      case 'Connected':
        if (connection.after !== null && connection.after !== position)
          this.wrong('does not begin where it was asked to');
        connection.isGreeted = true;
        this.begin(this.opening === null ? everything : [this.opening], String(position));
        return;
      case 'CaughtUp':
      case 'Position':
        this.stand(String(position));
        return;
      case 'Gap':
        connection.isTold = true;
        this.told('POSITION_GONE', connection, String(frame.oldest));
        return;
      case 'Error':
        connection.isTold = true;
        this.told(String(frame.code), connection);
        return;
      default:
        this.wrong(`unexpected ${JSON.stringify(frame)}`);
    }
  }
}
