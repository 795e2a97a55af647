import { median } from './median.ts';

/** What was measured, run by run, of each of those that are compared. */
export class Samples<Sample extends { readonly [Field in keyof Sample]: number }> {
  readonly #runs = new Map<string, Sample[]>();

  add(name: string, sample: Sample): void {
    this.#runs.set(name, [...(this.#runs.get(name) ?? []), sample]);
  }

  /** NaN where nothing was measured. */
  median(name: string, field: keyof Sample): number {
    return median((this.#runs.get(name) ?? []).map((sample) => sample[field]));
  }

  /** Of the medians. */
  ratio(name: string, to: string, field: keyof Sample): number {
    return this.median(name, field) / this.median(to, field);
  }
}
