/** Requests as a client makes them, and answers in a form that tests can compare. */

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body; undefined where there is none. */
  readonly body: unknown;
}

export interface RequestOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is, instead of a body made into JSON. */
  readonly raw?: string;
}

export class Client {
  readonly #base: string;
  readonly #headers: Readonly<Record<string, string>>;

  /** @param base - address that paths are put behind */
  constructor(base: string, headers: Readonly<Record<string, string>> = {}) {
    this.#base = base;
    this.#headers = headers;
  }

  with(headers: Readonly<Record<string, string>>): Client {
    return new Client(this.#base, { ...this.#headers, ...headers });
  }

  get(path: string, query: Readonly<Record<string, string | number | boolean>> = {}): Promise<Reply> {
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries(query)) parameters.set(name, String(value));
    return this.send('GET', parameters.size === 0 ? path : `${path}?${parameters.toString()}`);
  }

  post(path: string, body?: unknown): Promise<Reply> {
    return this.send('POST', path, body);
  }

  patch(path: string, body: unknown): Promise<Reply> {
    return this.send('PATCH', path, body);
  }

  delete(path: string): Promise<Reply> {
    return this.send('DELETE', path);
  }

  async send(method: string, path: string, body?: unknown, { headers = {}, raw }: RequestOptions = {}): Promise<Reply> {
    const content = raw ?? (body === undefined ? undefined : JSON.stringify(body));
    const response = await fetch(this.#base + path, {
      method,
      headers: {
        ...(content === undefined ? {} : { 'content-type': 'application/json' }),
        ...this.#headers,
        ...headers,
      },
      ...(content === undefined ? {} : { body: content }),
    });
    const text = await response.text();
    const isJson = /[/+]json\b/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson && text !== '' ? JSON.parse(text) : undefined,
    };
  }
}

interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly message: string;
  readonly errors: readonly { readonly pointer: string; readonly code: string; readonly message: string }[];
}

/**
 * A refusal in one line: `404 NOTE_NOT_FOUND`, `400 MISSING_FIELD /name`, with the codes of single rules where they differ from the
 * one on top: `400 VALIDATION_FAILED /name (MISSING_FIELD) /token_budget (INVALID_RANGE)`, by pointer.
 *
 * @throws Error where the answer is not the API's envelope
 */
export function refusal(reply: Reply): string {
  const { status, code, errors } = problem(reply);
  const rules = errors
    .map((error) => `${error.pointer || '(body)'}${error.code === code ? '' : ` (${error.code})`}`)
    .sort();
  return [status, code, ...rules].join(' ');
}

/** The envelope that every refusal has. */
export function problem(reply: Reply): Problem {
  const { status, headers, text, body } = reply;
  const faults = [
    ...(status >= 400 ? [] : ['no refusal']),
    ...(headers.get('content-type')?.startsWith('application/problem+json') === true ? [] : ['wrong content type']),
    ...envelopeFaults(body, status),
  ];
  if (faults.length > 0) throw new Error(`${status}: ${faults.join(', ')}: ${text}`);
  return body as Problem;
}

function envelopeFaults(body: unknown, status: number): string[] {
  if (typeof body !== 'object' || body === null) return ['no object'];
  const envelope = body as Readonly<Record<string, unknown>>;
  const known = new Set(['type', 'title', 'status', 'detail', 'code', 'message', 'details', 'errors', 'instance']);
  return [
    ...['type', 'title', 'detail', 'code', 'message'].filter((key) => typeof envelope[key] !== 'string'),
    ...Object.keys(envelope).filter((key) => !known.has(key)),
    ...(envelope['status'] === status ? [] : ['status']),
    ...(envelope['message'] === envelope['detail'] ? [] : ['message is not detail']),
    ...(Array.isArray(envelope['errors']) && envelope['errors'].every(isFieldError) ? [] : ['errors']),
  ];
}

function isFieldError(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const entries = Object.entries(error);
  return (
    entries.length === 3 &&
    entries.every(([key, value]) => /^(pointer|code|message)$/.test(key) && typeof value === 'string')
  );
}
