import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { describe, expect, it } from '@jest/globals';
import { explainListen, lineFor } from '../../src/program/failure.ts';
import { listen, probePort } from '../../src/program/listen.ts';

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

  /** How many connections the system lets wait, whatever a program asks for. */
  const systemBound = process.platform === 'linux' ? Number(readFileSync('/proc/sys/net/core/somaxconn', 'utf8')) : 128;
  /** Opens so many connections. @returns how many there are when no more come */
  const connect = (port: number, count: number): number => {
    const program = `
      let open = 0;
      for (let n = 0; n < ${count}; n++) {
        require('node:net').connect(${port}, '127.0.0.1', () => ++open === ${count} && end());
      }
      const end = () => process.stdout.write(String(open), () => process.exit());
      setTimeout(end, 5000);`;
    // Synchronous: this process takes none of them meanwhile.
    return Number(spawnSync(process.execPath, ['-e', program], { encoding: 'utf8' }).stdout);
  };

  it('lets a thousand wait that come at one moment, or as many as the system does', async () => {
    const server = createServer((socket) => socket.on('error', () => undefined));
    const port = await listen(server, { host: '127.0.0.1', port: 0 });
    const count = Math.min(1000, systemBound);
    expect(connect(port, count)).toBe(count);
    server.close();
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
