/** Taking the port. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import type { Settings } from '../settings.ts';
import { explainListen } from './failure.ts';

type Place = Pick<Settings, 'host' | 'port'>;

/**
 * Connections that may wait until they are taken; Node's own bound is 511. All clients of a server that was replaced come back within a moment, and
 * whom the system turns away here learns of nothing and tries again a second later. Systems cut it to a bound of their own.
 */
const waitingConnections = 4096;

/**
 * Listens.
 *
 * @returns the port, which is the asked-for one unless that was 0
 * @throws StartFailure when the address cannot be had
 */
export async function listen(server: Server, place: Place): Promise<number> {
  try {
    server.listen({ port: place.port, host: place.host, backlog: waitingConnections });
    await once(server, 'listening');
  } catch (error) {
    throw explainListen(error as NodeJS.ErrnoException, place);
  }
  return (server.address() as AddressInfo).port;
}

/**
 * Takes the port and gives it back: a start that would fail in the end fails before it has done anything.
 *
 * @throws StartFailure when the address cannot be had
 */
export async function probePort(place: Place): Promise<void> {
  const probe = createServer();
  await listen(probe, place);
  probe.close();
  await once(probe, 'close');
}
