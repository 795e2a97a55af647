/** A process that sequences, to be killed and frozen: it takes an address as JSON, and says what happens, one JSON text a line. */
import type { Address } from '../../src/database/address.ts';
import { Link } from '../../src/database/link.ts';
import { realEnvironment } from '../../src/environment.ts';
import { postgresSequencer } from '../../src/log/postgres-sequencer.ts';
import { startSequencer } from '../../src/log/sequencer.ts';

const { address, role } = JSON.parse(process.argv[2] ?? '') as { address: Address; role: string };
const say = (what: object): void => {
  process.stdout.write(`${JSON.stringify(what)}\n`);
};

// As the program starts it.
startSequencer({
  store: postgresSequencer(new Link({ address, role, name: 'resound test sequencer', idleTimeoutMs: 2000 })),
  environment: realEnvironment,
  log: {
    info: (_details, message) => say({ said: message }),
    warn: (_details, message) => say({ said: message }),
    error: (_details, message) => say({ said: message }),
  },
  began: () => undefined,
  moved: ({ events }) => say({ moved: events.map(({ eventId }) => eventId) }),
  pollMs: 50,
  retainMs: 10_000,
  roundEvents: 1000,
});
