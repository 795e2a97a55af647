/** The subscriptions of one socket: what a client's messages ask for, and what they are answered. */
import { nearest } from '../contract/nearest.ts';
import { escapePointer } from '../contract/pointer.ts';
import { ApiError, validationFailed } from '../errors.ts';
import type { Filter, Filters } from '../hub/filter.ts';
import { filterFromJson, type Vocabulary } from '../hub/vocabulary.ts';

/** Of one socket. */
const mostSubscriptions = 100;
const mostNameLength = 100;

/** What a message brings about: other filters and the frame that says so, or a frame alone. */
export type Outcome =
  | { readonly filters: Filters; readonly announce: (position: string) => object }
  | { readonly error: object };

export class Subscriptions {
  readonly #vocabulary: Vocabulary;
  /** Null until the first message: the stream then hears what it was opened with. */
  #named: Map<string, Filter> | null = null;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /**
   * `{"type":"subscribe","id":"mine","filter":{...}}` and `{"type":"unsubscribe","id":"mine"}`. The first subscription takes the place of what
   * the stream was opened with; later ones are added to it.
   *
   * @param text - one message of the client, of any content
   */
  take(text: string): Outcome {
    let id: unknown;
    try {
      const message = parsed(text);
      id = message['id'];
      switch (message['type']) {
        case 'subscribe':
          refuseOthers(message, ['type', 'id', 'filter']);
          return this.#subscribe(nameOf(id), message['filter'] ?? {});
        case 'unsubscribe':
          refuseOthers(message, ['type', 'id']);
          return this.#unsubscribe(nameOf(id));
        default:
          throw new ApiError(400, 'UNKNOWN_MESSAGE', 'a message is of type subscribe or unsubscribe');
      }
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const { code, message, errors } = error;
      return {
        error: {
          type: 'Error',
          code,
          message,
          ...(typeof id === 'string' && id.length <= mostNameLength && { id }),
          ...(errors.length > 0 && { errors }),
        },
      };
    }
  }

  #subscribe(id: string, given: unknown): Outcome {
    const filter = filterFromJson(given, this.#vocabulary, '/filter');
    const named = new Map(this.#named).set(id, filter);
    if (named.size > mostSubscriptions) {
      throw new ApiError(400, 'TOO_MANY_SUBSCRIPTIONS', `a socket has at most ${mostSubscriptions} subscriptions`);
    }
    this.#named = named;
    return this.#changed('Subscribed', id);
  }

  #unsubscribe(id: string): Outcome {
    if (this.#named?.has(id) !== true) {
      throw new ApiError(400, 'UNKNOWN_SUBSCRIPTION', 'there is no subscription with this id');
    }
    this.#named.delete(id);
    return this.#changed('Unsubscribed', id);
  }

  #changed(type: string, id: string): Outcome {
    return { filters: [...(this.#named?.values() ?? [])], announce: (position) => ({ type, id, position }) };
  }
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const message = JSON.parse(text) as unknown;
    if (typeof message === 'object' && message !== null) return message as Readonly<Record<string, unknown>>;
  } catch {
    // Told below, as for any other text.
  }
  throw new ApiError(400, 'UNKNOWN_MESSAGE', 'a message is a JSON object with a type');
}

/** A misspelled filter would let everything through, and an `after` would be taken for a promise. @throws ApiError 400 with every such name */
function refuseOthers(message: Readonly<Record<string, unknown>>, known: readonly string[]): void {
  const [first, ...others] = Object.keys(message)
    .filter((name) => !known.includes(name))
    .slice(0, 100)
    .map((name) => ({
      pointer: `/${escapePointer(name)}`,
      code: 'INVALID_INPUT' as const,
      message: otherThan(name, known),
    }));
  if (first !== undefined) throw validationFailed([first, ...others]);
}

function otherThan(name: string, known: readonly string[]): string {
  if (name === 'after') return 'a subscription begins where the stream stands: to catch up, open a stream with ?after=';
  const near = nearest(name, known);
  const hint = near === null ? `; it has ${known.join(', ')}` : `; did you mean "${near}"?`;
  return `this message has no "${name.slice(0, 100)}"${hint}`;
}

function nameOf(id: unknown): string {
  if (typeof id === 'string' && id !== '' && id.length <= mostNameLength) return id;
  throw new ApiError(400, 'INVALID_FORMAT', `id must be text of 1 to ${mostNameLength} characters`);
}
