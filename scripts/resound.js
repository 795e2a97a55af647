// npm run resound -- <verb>: sets up what is stale, then runs the verb. Only the verb's own results go to stdout.
import './lib/node-version.js';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './lib/root.js';
import { install, setUp } from './lib/setup.js';

/** The generator's own verbs: what they need is not what a server needs. */
const generatorVerbs = ['generate', 'check'];

async function resound() {
  const args = process.argv.slice(2);
  if (generatorVerbs.includes(args[0])) {
    await install();
    const command = ['--import', 'tsx', 'generator/cli.ts', ...args];
    process.exitCode = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' }).status ?? 1;
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
