// npm run resound -- <verb>: sets up what is stale, then runs the verb. Only the verb's own results go to stdout.
import './lib/node-version.js';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './lib/root.js';
import { setUp } from './lib/setup.js';

async function resound() {
  await setUp();
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(path.join(root, 'dist', 'src', 'console', 'cli.js')).href);
}

resound().catch((error) => {
  console.error(error.name === 'CommandFailed' ? error.message : error);
  process.exitCode = 1;
});
