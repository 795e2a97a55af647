// Code generated from resources.yaml (resource tenant). DO NOT EDIT.

import type { ListParams } from '../../src/contract/query.ts';
import { listQuery } from '../../src/contract/validate-query.ts';
import type { QueryValidator } from '../../src/contract/validation.ts';

/** Query string of `tenant.list`. */
export const listTenant: QueryValidator<ListParams> = listQuery({
  status: { type: 'enum', values: ['Active', 'Suspended', 'Archived'] },
});
