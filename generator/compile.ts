/** Manifest text to files in memory: read, conform, resolve, check, emit. Pure. */
import { runChecks } from './check/index.ts';
import type { Diagnostic } from './diagnostics/diagnostic.ts';
import { formatAll, inOrder } from './diagnostics/format.ts';
import type { EmitOptions, EmittedFile } from './emit/emitter.ts';
import { conform } from './manifest/conform.ts';
import { grammar } from './manifest/grammar.ts';
import { readManifest } from './manifest/read.ts';
import type { Source } from './manifest/tree.ts';
import type { Model } from './model/model.ts';
import { resolveModel } from './model/resolve.ts';
import { readSource } from './output/project.ts';
import { assertSafe } from './output/safe-paths.ts';
import type { PrintBlocks } from './render/draft.ts';

export interface Analysis {
  /** null where the text could not be read at all; to be trusted only without diagnostics. */
  readonly model: Model | null;
  readonly diagnostics: readonly Diagnostic[];
}

/** Everything short of emitting: reports all problems of the text, in its order. */
export function analyse(source: Source): Analysis {
  const { root, diagnostics: found } = readManifest(source);
  const diagnostics = [...found];
  const report = (diagnostic: Diagnostic): void => {
    diagnostics.push(diagnostic);
  };
  if (root === null) return { model: null, diagnostics: inOrder(diagnostics) };
  conform(source, root, grammar, report);
  const model = resolveModel(source, root, report);
  diagnostics.push(...runChecks(model, source, root, diagnostics));
  return { model, diagnostics: inOrder(toldOnce(diagnostics)) };
}

/** A name that is written in a way in which nothing is named is an unknown one too: then what it was meant to be says more. */
function toldOnce(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const unknown = new Set(diagnostics.filter(({ code }) => /^E200[1-7]$/.test(code)).map(({ at }) => at.offset));
  return diagnostics.filter(({ code, at }) => code !== 'E1015' || !unknown.has(at.offset));
}

export interface Compilation {
  readonly diagnostics: readonly Diagnostic[];
  /** Empty where there are diagnostics. */
  readonly files: readonly EmittedFile[];
}

/** Reads a manifest file. @throws Error with all diagnostics, or where the file cannot be read */
export function loadModel(path: string): Model {
  const source = readSource(path);
  const { model, diagnostics } = analyse(source);
  if (model === null || diagnostics.length > 0) throw new Error(formatAll(diagnostics, source.text));
  return model;
}

/** @param print - prints what the emitters leave to libraries; on this thread unless the caller knows better */
export async function compile(source: Source, options: EmitOptions, print?: PrintBlocks): Promise<Compilation> {
  const { model, diagnostics } = analyse(source);
  if (model === null || diagnostics.length > 0) return { diagnostics, files: [] };
  const { emitAll } = await import('./emit/index.ts');
  const files = await emitAll(model, options, print ?? (await import('./emit/print.ts')).printBlocks);
  assertSafe(files);
  return { diagnostics, files };
}
