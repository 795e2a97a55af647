/** The command that brings a folder up to date, as a person would type it. */
import type { ProjectPaths } from './project.ts';

export const defaults: ProjectPaths = { manifest: 'resources.yaml', out: 'generated' };

export function mendingCommand({ manifest, out }: ProjectPaths): string {
  const options = [
    ...(manifest === defaults.manifest ? [] : ['--manifest', manifest]),
    ...(out === defaults.out ? [] : ['--out', out]),
  ];
  return ['npm run generate', ...(options.length === 0 ? [] : ['--', ...options.map(quoted)])].join(' ');
}

const quoted = (word: string): string => (/^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
