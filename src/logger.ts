/** The program's log: JSON lines, without payloads and secrets. */
import { type DestinationStream, type Logger, type LoggerOptions, pino } from 'pino';

/** @param destination - standard output unless given */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options: LoggerOptions = { level, base: null, serializers: { err: describeError } };
  return destination === undefined ? pino(options) : pino(options, destination);
}

interface ErrorLine {
  readonly type: string;
  readonly message: string;
  readonly stack: string | undefined;
  readonly code?: unknown;
  readonly constraint?: unknown;
  readonly cause?: ErrorLine;
}

/** Chosen fields alone: an error of the database carries the rejected row itself in `detail`, `where` and `internalQuery`. */
function describeError(error: unknown, depth = 0): ErrorLine {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error', stack: undefined };
  const { code, constraint } = error as { readonly code?: unknown; readonly constraint?: unknown };
  return {
    type: error.name,
    message: error.message,
    stack: error.stack,
    ...(code === undefined ? {} : { code }),
    ...(constraint === undefined ? {} : { constraint }),
    ...(error.cause === undefined || depth === 4 ? {} : { cause: describeError(error.cause, depth + 1) }),
  };
}
