/** Whatever bytes come: a documented close code or status, and the server goes on. */
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { realEnvironment } from '../../src/environment.ts';
import { closeCodeTable } from '../../src/http/close-codes.ts';
import { createReturns } from '../../src/http/returns.ts';
import { createWebSockets, type WebSocketEndpoint } from '../../src/http/websocket.ts';
import type { Hub } from '../../src/hub/hub.ts';
import { vocabularyOf } from '../../src/hub/vocabulary.ts';
import { FrameSocket } from '../support/socket.ts';
import { silentLog } from '../support/stream.ts';
import { closeFrame, frame, opcodes, upgrade } from './fixture/frames.ts';
import { codeOf, openRaw, readRaw, sendRaw } from './fixture/raw.ts';
import { type ItemsServer, startItems } from './fixture/server.ts';

let server: ItemsServer;
let sockets: WebSocketEndpoint;
beforeAll(async () => {
  // The hub is of no interest here: it says that a stream has begun, and that it has changed.
  const hub = {
    join: ({ sink, encoding }: Parameters<Hub['join']>[0]) => {
      const say = (message: object): void => sink.write(encoding.encode(JSON.stringify(message), '', 'control'));
      say({ type: 'Connected', position: '' });
      return {
        leave: () => undefined,
        standing: () => '',
        change: (_: unknown, announce: (position: string) => object) => say(announce('')),
      };
    },
  };
  sockets = createWebSockets({
    hub: hub,
    vocabulary: vocabularyOf({ resources: [], events: [] }),
    environment: realEnvironment,
    log: silentLog,
    returns: createReturns(realEnvironment.random, () => sockets.size),
    limits: { pingMs: 30_000, messages: 100 },
  });
  server = await startItems({
    accept: (...given) => sockets.accept(...given),
    settings: { headersTimeoutMs: 400 },
  });
});
afterAll(async () => {
  await sockets.disconnect('over', 0);
  await server.stop();
});

/** A client that keeps to the rules gets what it asks for, and nothing went wrong inside. */
async function expectWell(): Promise<void> {
  const socket = await FrameSocket.open(`${server.url}/api/v1/ws`, { 'x-api-key': server.key });
  socket.socket.send('{"type":"subscribe","id":"well"}');
  await socket.next('Subscribed');
  await socket.close();
  expect(server.log.filter(({ level }) => Number(level) >= 50)).toEqual([]);
}

const invalidUtf8 = Buffer.from([0x22, 0xc3, 0x28, 0x22]);
const pieces = (count: number, payload: string): readonly Buffer[] => [
  frame({ fin: false, payload }),
  ...Array.from({ length: count }, () => frame({ fin: false, opcode: opcodes.continuation, payload })),
];

describe('a frame that RFC 6455 does not allow ends its socket with the code that it gives', () => {
  it.each<[string, number, readonly Buffer[]]>([
    ['text that is not UTF-8', 1007, [frame({ payload: invalidUtf8 })]],
    [
      'text that is not UTF-8 in pieces',
      1007,
      [frame({ fin: false, payload: Buffer.from([0xf0]) }), frame({ opcode: 0, payload: 'x' })],
    ],
    ['a surrogate', 1007, [frame({ payload: Buffer.from([0xed, 0xa0, 0x80]) })]],
    ['a close reason that is not UTF-8', 1007, [closeFrame(1000, invalidUtf8)]],
    ['an unmasked frame', 1002, [frame({ masked: false, payload: '{}' })]],
    ['an unmasked close', 1002, [frame({ masked: false, opcode: opcodes.close })]],
    ...[4, 2, 1].map((reserved): [string, number, readonly Buffer[]] => [
      `reserved bit ${reserved}`,
      1002,
      [frame({ reserved, payload: '{}' })],
    ]),
    ...[3, 4, 5, 6, 7, 11, 12, 13, 14, 15].map((opcode): [string, number, readonly Buffer[]] => [
      `reserved opcode ${opcode}`,
      1002,
      [frame({ opcode })],
    ]),
    ['a ping in pieces', 1002, [frame({ opcode: opcodes.ping, fin: false })]],
    ['a close in pieces', 1002, [frame({ opcode: opcodes.close, fin: false })]],
    ['a ping of 126 bytes', 1002, [frame({ opcode: opcodes.ping, payload: 'x'.repeat(126) })]],
    ['a piece without a beginning', 1002, [frame({ opcode: opcodes.continuation, payload: 'x' })]],
    ['a message inside another', 1002, [frame({ fin: false, payload: '{' }), frame({ payload: '}' })]],
    ['a close code of one byte', 1002, [frame({ opcode: opcodes.close, payload: 'x' })]],
    ...[0, 999, 1004, 1005, 1006, 1015, 2999, 5000, 65535].map((code): [string, number, readonly Buffer[]] => [
      `close code ${code}`,
      1002,
      [closeFrame(code)],
    ]),
    ['a binary message', 1003, [frame({ opcode: opcodes.binary, payload: '{}' })]],
    ['a binary message in pieces', 1003, [frame({ opcode: opcodes.binary, fin: false }), frame({ opcode: 0 })]],
    ['a message of more than 64 KiB', 1009, [frame({ payload: 'x'.repeat(65_537) })]],
    ['the announcement of one', 1009, [frame({ length: 65_537 })]],
    ['the announcement of one beyond all numbers', 1009, [frame({ length: 2 ** 62 })]],
    ['pieces of more than 64 KiB together', 1009, pieces(70, 'x'.repeat(1000))],
    ['pieces without end', 1008, pieces(200, 'x')],
    ['empty pieces without end', 1008, pieces(200, '')],
    ['messages without end', 1008, Array.from({ length: 101 }, () => frame({ payload: 'x' }))],
    ['pings without end', 1008, Array.from({ length: 101 }, () => frame({ opcode: opcodes.ping }))],
    ['pongs without end', 1008, Array.from({ length: 101 }, () => frame({ opcode: opcodes.pong, payload: 'x' }))],
    ['HTTP', 1002, [Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n')]],
    ['zeros', 1002, [Buffer.alloc(64)]],
    ['a TLS greeting', 1002, [Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x03, 0x03])]],
  ])('%s', async (_, code, frames) => {
    const { socket, ended } = await upgrade(server.port, server.key);
    for (const bytes of frames) socket.write(bytes);
    expect((await ended).code).toBe(code);
    await expectWell();
  });

  it('and no other frame does', async () => {
    const { socket, ended } = await upgrade(server.port, server.key);
    const fine = [
      frame({ payload: 'no JSON' }),
      frame({ payload: '' }),
      frame({ payload: '"\u{1f44b}\0"' }),
      frame({ opcode: opcodes.ping, payload: 'x'.repeat(125) }),
      frame({ opcode: opcodes.pong }),
      frame({ fin: false, payload: '{"type":' }),
      frame({ opcode: opcodes.ping }),
      frame({ opcode: opcodes.continuation, payload: '"unsubscribe","id":"x"}' }),
      closeFrame(1000, 'bye'),
    ];
    for (const bytes of fine) socket.write(bytes);
    const { texts, code } = await ended;
    expect(code).toBe(1000);
    const codes = texts.map((text) => (JSON.parse(text) as { readonly code?: string }).code);
    expect(codes).toEqual([undefined, ...Array<string>(3).fill('UNKNOWN_MESSAGE'), 'UNKNOWN_SUBSCRIPTION']);
  });
});

it('pings without end, by somebody who reads no answer, end the socket before their answers pile up', async () => {
  const { socket } = await upgrade(server.port, server.key);
  socket.pause();
  const pings = Buffer.concat(
    Array.from({ length: 500 }, () => frame({ opcode: opcodes.ping, payload: 'x'.repeat(125) })),
  );
  // As fast as the network takes them, until it is cut off.
  await new Promise<void>((resolve) => {
    const send = (): void => {
      while (!socket.destroyed && socket.write(pings));
    };
    socket.on('drain', send).on('close', () => resolve());
    send();
  });
  await expectWell();
});

describe('any bytes at all', () => {
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
    fc
      .record({
        fin: fc.boolean(),
        reserved: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 1, 4),
        opcode: fc.constantFrom(0, 1, 1, 1, 2, 3, 8, 9, 10),
        masked: fc.constantFrom(true, true, true, true, true, true, true, false),
        payload: fc.oneof(
          fc.uint8Array({ maxLength: 130 }).map((bytes) => Buffer.from(bytes)),
          fc.json({ maxDepth: 2 }),
          fc
            .record({
              type: fc.constantFrom('subscribe', 'unsubscribe', 'x'),
              id: fc.jsonValue(),
              filter: fc.jsonValue(),
            })
            .map((value) => JSON.stringify(value)),
        ),
      })
      .map(frame),
  );

  it('end in a code of the table, or in that which they ask for', async () => {
    const published = new Set(closeCodeTable.map(({ code }) => code));
    published.delete(1011);
    const seen = new Set<number | null>();
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 8 }), async (sent) => {
        const { socket, ended } = await upgrade(server.port, server.key);
        for (const bytes of sent) socket.write(bytes);
        socket.end();
        const { code } = await ended;
        seen.add(code);
        expect(code === null || published.has(code) || isEcho(code)).toBe(true);
      }),
      { numRuns: 300 },
    );
    // The bytes are not so wild that all end in the same way.
    expect([1002, 1003, 1007].filter((code) => !seen.has(code))).toEqual([]);
    await expectWell();
  });

  /** A valid code comes back as it was sent. */
  const isEcho = (code: number): boolean => code === 1000 || code === 1005 || (code >= 3000 && code < 5000);

  it('in place of a handshake get a status, or an end', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 300 }), async (bytes) => {
        const socket = await openRaw(server.port);
        socket.on('error', () => undefined);
        // Cut off while it was still sending: no status, and no answer is due.
        const reply = readRaw(socket).catch(() => ({ status: Number.NaN }));
        socket.write(Buffer.from(bytes));
        socket.end();
        const { status } = await reply;
        expect(Number.isNaN(status) || (status >= 400 && status < 500)).toBe(true);
      }),
      { numRuns: 100 },
    );
    await expectWell();
  });
});

describe('a handshake', () => {
  const head = (lines: readonly string[]): string =>
    `GET /api/v1/ws HTTP/1.1\r\nHost: x\r\n${lines.join('\r\n')}\r\n\r\n`;
  const upgrading = ['Connection: Upgrade', 'Upgrade: websocket'];

  it.each<[string, number, string, (key: string) => readonly string[]]>([
    [
      'without a key of its own',
      400,
      'INVALID_FORMAT',
      (key) => [...upgrading, `X-API-Key: ${key}`, 'Sec-WebSocket-Version: 13'],
    ],
    [
      'of another version',
      400,
      'INVALID_FORMAT',
      (key) => [
        ...upgrading,
        `X-API-Key: ${key}`,
        'Sec-WebSocket-Version: 99',
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      ],
    ],
    [
      'with protocols that are none',
      400,
      'INVALID_FORMAT',
      (key) => [
        ...upgrading,
        `X-API-Key: ${key}`,
        'Sec-WebSocket-Version: 13',
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
        'Sec-WebSocket-Protocol: a b,,c',
      ],
    ],
    ['with headers too large', 431, 'HEADERS_TOO_LARGE', () => [...upgrading, `X: ${'x'.repeat(20_000)}`]],
  ])('%s is refused', async (_, status, code, lines) => {
    const reply = await sendRaw(server.port, head(lines(server.key)));
    expect([reply.status, codeOf(reply)]).toEqual([status, code]);
    await expectWell();
  });

  it('that never comes to its end is cut off', async () => {
    const slow = await openRaw(server.port);
    const silent = await openRaw(server.port);
    slow.write('GET /api/v1/ws HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\n');
    const [reply] = await Promise.all([readRaw(slow), readRaw(silent), once(silent, 'close')]);
    expect([reply.status, codeOf(reply)]).toEqual([408, 'TIMEOUT']);
    await expectWell();
  });
});
