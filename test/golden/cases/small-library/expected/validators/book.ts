// Code generated from resources.yaml (resource book). DO NOT EDIT.

import type { ListParams } from '../../src/contract/query.ts';
import { bodyValidator } from '../../src/contract/validate.ts';
import { listQuery } from '../../src/contract/validate-query.ts';
import type { QueryValidator, Validator } from '../../src/contract/validation.ts';
import type { AddBook, LendBook, UpdateBook } from '../types/book.ts';
import * as compiled from './compiled/book.ts';

/** Body of `book.add`. */
export const addBook: Validator<AddBook> = bodyValidator({
  schema: {
    type: 'object',
    properties: { title: { type: 'string', format: 'required-text', maxLength: 200 } },
    required: ['title'],
    additionalProperties: false,
  },
  check: compiled.addBook,
});

/** Body of `book.update`. */
export const updateBook: Validator<UpdateBook> = bodyValidator({
  schema: {
    type: 'object',
    properties: { title: { type: 'string', format: 'not-blank', maxLength: 200 } },
    additionalProperties: false,
  },
  check: compiled.updateBook,
  partial: true,
  rules: [{ kind: 'some_field', fields: ['title'] }],
});

/** Body of `book.lend`. */
export const lendBook: Validator<LendBook> = bodyValidator({
  schema: {
    type: 'object',
    properties: {
      reader_id: { type: 'string', format: 'uuid' },
      for_ms: { type: 'integer', minimum: 1, maximum: 31536000000 },
    },
    required: ['reader_id', 'for_ms'],
    additionalProperties: false,
  },
  check: compiled.lendBook,
});

/** Query string of `book.list`. */
export const listBook: QueryValidator<ListParams> = listQuery({
  status: { type: 'enum', values: ['Here', 'Lent'] },
  added_after: { type: 'timestamp' },
});
