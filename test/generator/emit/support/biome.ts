/** Asks Biome, as it is set up in this project, what it would change. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { EmittedFile } from '../../../../generator/emit/emitter.ts';

/** The report on what it would change, format and order of imports; '' where all is as it would have it. */
export function biomeReport(files: readonly EmittedFile[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'resound-biome-'));
  try {
    const { formatter, javascript, assist } = JSON.parse(readFileSync('biome.json', 'utf8')) as Record<string, object>;
    // The project's own settings, without the list of its folders.
    const settings = { root: true, formatter, javascript, assist, linter: { enabled: false } };
    writeFileSync(join(folder, 'biome.json'), `${JSON.stringify(settings, null, 2)}\n`);
    for (const { path, text } of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const biome = resolve('node_modules/.bin/biome');
    const { status, stdout, stderr } = spawnSync(biome, ['check', '--max-diagnostics=50', 'generated'], {
      cwd: folder,
      encoding: 'utf8',
    });
    return status === 0 ? '' : `${stdout}${stderr}`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
