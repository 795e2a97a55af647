/** What a broadcast can do wrong. */
export type Fault =
  /** The event was not heard by its tenant. */
  | 'silent'
  /** An event was heard in its place that has another type. */
  | 'type'
  /** Another tenant heard it. */
  | 'tenant'
  /** It says something else than GET. */
  | 'payload'
  /** It was heard more than once. */
  | 'double'
  /** It was heard although the mutation was refused, or nobody announced it. */
  | 'unannounced'
  /** Positions or versions do not ascend. */
  | 'order'
  /** The response is not what the plan says: status, body, ETag, `Resound-Events`. */
  | 'answer';

/** A promise broken, with what was expected and what came instead. */
export class BroadcastFailure extends Error {
  override readonly name = 'BroadcastFailure';
  readonly fault: Fault;
  constructor(fault: Fault, message: string, evidence?: unknown) {
    super(`${fault}: ${message}${evidence === undefined ? '' : `\n${JSON.stringify(evidence, null, 2)}`}`);
    this.fault = fault;
  }
}

export function demand(holds: boolean, fault: Fault, message: string, evidence?: unknown): asserts holds {
  if (!holds) throw new BroadcastFailure(fault, message, evidence);
}
