import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { explainListen, lineFor } from '../../src/program/failure.ts';
import { probePort } from '../../src/program/listen.ts';

describe('taking the port', () => {
  it('names the command that goes round a busy one', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    await expect(probePort({ host: '127.0.0.1', port })).rejects.toThrow(
      `port ${port} on 127.0.0.1 is already in use: stop the program that has it, or take another one: PORT=${port + 1} npm start`,
    );
    other.close();
  });

  it('gives a free one back', async () => {
    await probePort({ host: '127.0.0.1', port: 0 });
  });

  it('says which address is not ours', async () => {
    await expect(probePort({ host: '192.0.2.1', port: 0 })).rejects.toThrow(
      'HOST 192.0.2.1 is not an address of this machine',
    );
  });

  it('tells faults of the person from faults of the program', () => {
    const denied = Object.assign(new Error('denied'), { code: 'EACCES' });
    expect(lineFor(explainListen(denied, { host: '127.0.0.1', port: 80 }))).toContain('may not listen on port 80');
    expect(lineFor(new TypeError('undefined is not a function'))).toBeNull();
  });
});
