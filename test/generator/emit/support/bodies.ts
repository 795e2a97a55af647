/** Bodies for a schema: most parts of them fit it, some stand on its bounds or beyond, and some are nothing of the kind. */
import fc from 'fast-check';
import type { Schema } from '../../../../generator/emit/validators/schema.ts';

type Values = fc.Arbitrary<unknown>;

const anything: Values = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, 1.5, 1e300, '', '  ', 'x', '🦉', [], [null], {}, { constructor: 1 }),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
  fc.string(),
);

export function bodyFor(schema: Schema): Values {
  return fc.oneof({ weight: 6, arbitrary: fitting(schema) }, { weight: 1, arbitrary: anything });
}

function fitting(schema: Schema): Values {
  const {
    then,
    else: otherwise,
    enum: values,
    type,
  } = schema as {
    readonly then?: Schema;
    readonly else?: Schema;
    readonly enum?: readonly unknown[];
    readonly type?: string | readonly string[];
  };
  if (then !== undefined && otherwise !== undefined) return fc.oneof(object(then), fitting(otherwise));
  if (values !== undefined) return fc.constantFrom(...values, ...values.map((value) => String(value).toUpperCase()));
  const types = [type ?? []].flat();
  return types.length === 0 ? anything : fc.oneof(...types.map((name) => ofType(name, schema)));
}

function ofType(name: string, schema: Schema): Values {
  switch (name) {
    case 'string':
      return text(schema);
    case 'integer':
    case 'number':
      return number(schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return list(schema);
    default:
      return object(schema);
  }
}

const samples: Readonly<Record<string, readonly string[]>> = {
  uuid: ['0b0f3a52-5f0e-4e43-9d7e-1a2b3c4d5e6f', '0b0f3a52'],
  timestamp: ['2026-01-31T12:00:00Z', '2026-02-31T12:00:00Z'],
  base64: ['', 'QQ==', 'QUI=', 'QUJD', 'QUJDRA==', 'Q'],
  json: ['{}', '{'],
};

function text({ format, pattern, minLength, maxLength }: Schema): Values {
  const lengths = [minLength, maxLength].filter((bound) => typeof bound === 'number' && bound <= 5000) as number[];
  const edges = lengths.flatMap((bound) => [bound, bound + 1]).map((length) => 'x'.repeat(length));
  return fc.oneof(
    fc.string(),
    fc.constantFrom('', ' ', ...edges, ...(typeof format === 'string' ? (samples[format] ?? []) : [])),
    ...(typeof pattern === 'string' ? [fc.stringMatching(new RegExp(pattern, 'u'))] : []),
  );
}

function number({ minimum, maximum }: Schema): Values {
  const bounds = [minimum, maximum].filter((bound) => typeof bound === 'number');
  const [least = -10] = bounds;
  return fc.constantFrom(least, least + 1, ...bounds.flatMap((bound) => [bound - 1, bound - 0.5, bound, bound + 1]));
}

function list({ items, maxItems }: Schema): Values {
  const values = bodyFor((items ?? {}) as Schema);
  const short = fc.array(values, { maxLength: 3 });
  const isSmall = typeof maxItems === 'number' && maxItems <= 50;
  return isSmall ? fc.oneof(short, fc.array(values, { minLength: maxItems, maxLength: maxItems + 1 })) : short;
}

function object({ properties }: Schema): Values {
  const known = Object.entries((properties ?? {}) as Readonly<Record<string, Schema>>);
  const model: Record<string, Values> = Object.fromEntries(known.map(([name, schema]) => [name, bodyFor(schema)]));
  const whole = fc.record(model);
  const parts = fc.record(model, { requiredKeys: [] });
  const more = fc.dictionary(fc.constantFrom('constructor', 'x', 'a/b', 'hasOwnProperty'), anything);
  return fc.oneof(
    { weight: 2, arbitrary: whole },
    parts,
    fc.tuple(parts, more).map(([some, unknown]) => ({ ...unknown, ...some })),
  );
}
