// Code generated from resources.yaml. DO NOT EDIT.

import type { ApiPlan } from '../../test/support/broadcast/plan.ts';
import { bookPlan } from './book.plan.ts';

export const plans: ApiPlan = { resources: [bookPlan], markers: [{ resource: 'book', mutation: 'add' }] };
