// npm run build: everything that `node --enable-source-maps dist/src/main.js` needs, for images that are built once and started often.
import './lib/node-version.js';
import { setUp } from './lib/setup.js';

setUp().catch((error) => {
  console.error(error.name === 'CommandFailed' ? error.message : error);
  process.exitCode = 1;
});
