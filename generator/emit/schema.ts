/** The language's JSON Schema, which the first line of a manifest names: `resources.schema.json`. */
import { languageSchema } from '../manifest/schema.ts';
import type { Emitter } from './emitter.ts';

export const emitSchema: Emitter = (_model, { source }) => [
  {
    path: 'resources.schema.json',
    text: `${JSON.stringify(languageSchema(`Code generated from ${source}. DO NOT EDIT.`), null, 2)}\n`,
  },
];
