// npm start: sets up what is stale, then serves. Plain JavaScript without packages, because in a fresh clone there are none.
import './lib/node-version.js';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { endWithNpm } from './lib/parent.js';
import { root } from './lib/root.js';
import { setUp } from './lib/setup.js';

async function start() {
  endWithNpm();
  await setUp();
  process.setSourceMapsEnabled(true);
  // In this very process: faster than a second one, and nobody is left behind when it is killed.
  await import(pathToFileURL(path.join(root, 'dist', 'src', 'main.js')).href);
}

start().catch((error) => {
  console.error(error.name === 'CommandFailed' ? error.message : error);
  process.exitCode = 1;
});
