// Preloaded by `node --import`, which jest hands on to its workers: a worker whose jest has ended would go on with the test that it is at.
import { endWithParent } from './parent.js';

endWithParent();
