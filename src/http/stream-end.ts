import type { CloseReason } from '../hub/sink.ts';
import { closeCodes } from './close-codes.ts';

/** What a client is told when the hub ends its stream. */
export const endOf: Readonly<Record<CloseReason, (position: string) => readonly [code: number, reason: string]>> = {
  'stayed-away': (position) => [closeCodes.stayedAway, `did not keep up; position ${position}`],
  gap: () => [closeCodes.gap, 'events after the position are gone: take a snapshot'],
  refused: () => [closeCodes.gap, 'the position is not of this log: take a snapshot'],
  unavailable: () => [closeCodes.tryAgainLater, 'the event stream is not available now'],
};
