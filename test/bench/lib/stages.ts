/** Where the time of one run of the generator goes, by a profile that Node wrote (`--cpu-prof`). */
import { readFileSync } from 'node:fs';

interface ProfileNode {
  readonly id: number;
  readonly callFrame: { readonly functionName: string; readonly url: string };
  readonly children?: readonly number[];
}
interface Profile {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
  /** Microseconds since the sample before. */
  readonly timeDeltas: readonly number[];
}

/** The part of the generator that a file belongs to; null for helpers, which belong to whoever calls them. */
const stageOf = (url: string): string | null => {
  const [, folder, file] = /\/dist\/generator\/([a-z-]+)(?:\/([a-z-]+))?/.exec(url) ?? [];
  if (folder === undefined || folder === 'render' || folder === 'diagnostics') return null;
  if (folder === 'emit') return file === undefined || file === 'index' || file === 'names' ? null : `emit ${file}`;
  return ['manifest', 'model', 'check', 'output'].includes(folder) ? folder : null;
};

/** @returns seconds by stage, the longest first; loading of modules and Node itself are `start` */
export function stagesOf(file: string): readonly (readonly [stage: string, seconds: number])[] {
  const profile = JSON.parse(readFileSync(file, 'utf8')) as Profile;
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const stages = new Map<number, string>();
  const visit = (id: number, above: string): void => {
    const node = nodes.get(id);
    if (node === undefined) return;
    const { functionName, url } = node.callFrame;
    const isCollector = functionName === '(garbage collector)';
    const stage = isCollector ? 'garbage collection' : functionName === '(idle)' ? 'idle' : (stageOf(url) ?? above);
    stages.set(id, stage);
    for (const child of node.children ?? []) visit(child, stage);
  };
  visit(profile.nodes[0]?.id ?? 0, 'start');
  const seconds = new Map<string, number>();
  for (const [index, sample] of profile.samples.entries()) {
    const stage = stages.get(sample) ?? 'start';
    seconds.set(stage, (seconds.get(stage) ?? 0) + (profile.timeDeltas[index] ?? 0) / 1e6);
  }
  return [...seconds].sort(([, a], [, b]) => b - a);
}
