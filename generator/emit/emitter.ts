/** What every emitter is: a function from the model to files in memory. */
import type { Model } from '../model/model.ts';
import type { Draft } from '../render/draft.ts';

/** One file to write: `path` is relative to the output folder (`types/lock.ts`), `text` ends its lines with LF. */
export interface EmittedFile {
  readonly path: string;
  readonly text: string;
}

/** Where the output folder's neighbours are, as import prefixes seen from the root of the output folder. */
export interface EmitOptions {
  /** `../src/contract` */
  readonly contract: string;
  /** `../test/support` */
  readonly support: string;
  /** The manifest's name for headers: `resources.yaml`. */
  readonly source: string;
}

/** Options, with what one file must know of the whole model. */
export interface Surroundings extends EmitOptions {
  /** Every name in TypeScript that the manifest spells. */
  readonly spelled: ReadonlySet<string>;
}

/** The same model and options give the same files: no clock, no disk, no environment, no randomness. */
export type Emitter<File extends Draft | EmittedFile = Draft | EmittedFile> = (
  model: Model,
  options: EmitOptions,
) => readonly File[];
