// Code generated from resources.yaml. DO NOT EDIT.

import { object, oneOf, text } from '../../test/support/broadcast/draw.ts';

export const Odd = oneOf(
  "'; DROP TABLE x; --",
  'a"b',
  '${x}',
  '`y`',
  '*/',
  '\\',
  '$$',
  'é',
  '</script>',
  '__proto__',
  'constructor',
);

export const Keyed = object({ optional: { text: text({ max: 1000, pattern: '^[^`${}\'"\\\\/*]+$' }) } });
