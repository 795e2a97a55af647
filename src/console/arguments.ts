/** Arguments of verbs, by Node's own parser. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from './verb.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** @throws UsageError for unknown options and missing values */
export function readArguments<const O extends Options>(args: readonly string[], options: O, positionals = 0) {
  const parsed = parse(args, options);
  if (parsed.positionals.length !== positionals) {
    const [surplus] = parsed.positionals.slice(positionals);
    throw new UsageError(surplus === undefined ? 'an argument is missing' : `"${surplus}" is not expected here`);
  }
  return parsed;
}

function parse<const O extends Options>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError((error as Error).message.replace(/\. To specify.*$/s, ''));
  }
}

export function needed(value: string | undefined, option: string): string {
  if (value === undefined || value === '') throw new UsageError(`${option} is missing`);
  // Lists are printed one a line, their columns apart by tabs.
  if (/\p{Cc}/u.test(value)) throw new UsageError(`${option} must not hold control characters`);
  return value;
}
