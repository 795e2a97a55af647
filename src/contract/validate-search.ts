/** Checks of search bodies: pure, and beside the contract's types for the reason that `validate.ts` gives. */
import type { SearchParams } from './query.ts';
import { type BodySpec, bodyValidator, refused } from './validate.ts';
import type { FieldError, Validator } from './validation.ts';
import { checkValue, type ValueType } from './value-type.ts';

export interface SearchSpec extends BodySpec {
  /** Fields that a filter may name; null where the values are for the query to judge. */
  readonly fields: Readonly<Record<string, ValueType | null>>;
}

/** A body whose filters' values must be of the types of their fields; `in` takes a list of them. */
export function searchValidator(spec: SearchSpec): Validator<SearchParams> {
  const validate = bodyValidator<SearchParams>(spec);
  return (body) => {
    const validated = validate(body);
    if (!validated.ok) return validated;
    const errors: FieldError[] = [];
    for (const [at, { field, operator, value }] of validated.value.filters.entries()) {
      const type = spec.fields[field];
      const pointer = `/filters/${at}/value`;
      if (type === undefined || type === null) continue;
      if (operator === 'in') errors.push(...judgeList(type, value, pointer));
      else if (operator === 'contains' && type.type !== 'text') {
        const message = `"contains" is for texts and lists, and "${field}" is neither`;
        errors.push({ pointer: `/filters/${at}/operator`, code: 'INVALID_INPUT', message });
      } else if (value !== null || (operator !== 'eq' && operator !== 'ne'))
        errors.push(...judge(type, value, pointer));
    }
    return errors.length > 0 ? refused(errors) : validated;
  };
}

function judgeList(type: ValueType, value: unknown, pointer: string): FieldError[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => judge(type, item, `${pointer}/${index}`));
  return [{ pointer, code: 'INVALID_INPUT', message: '"value" must be a list' }];
}

function judge(type: ValueType, value: unknown, pointer: string): FieldError[] {
  const checked = checkValue(type, value);
  return checked.ok ? [] : [{ pointer, code: checked.code, message: `"value" ${checked.message}` }];
}
