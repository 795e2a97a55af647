// npm run resound -- <verb>: sets up what is stale, then runs the verb. Only the verb's own results go to stdout.
import './lib/node-version.js';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './lib/root.js';
import { compiledGenerator, install, setUp } from './lib/setup.js';

/** The generator's own verbs: what they need is not what a server needs. */
const generatorVerbs = ['generate', 'check'];

async function resound() {
  const args = process.argv.slice(2);
  if (generatorVerbs.includes(args[0])) {
    await install();
    const program = await compiledGenerator();
    // Paths among the arguments are the project's, wherever this was called.
    process.chdir(root);
    await import(pathToFileURL(path.join(root, program)).href);
    return;
  }
  await setUp();
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(path.join(root, 'dist', 'src', 'console', 'cli.js')).href);
}

resound().catch((error) => {
  console.error(error.name === 'CommandFailed' ? error.message : error);
  process.exitCode = 1;
});
