// Code generated from resources.yaml. DO NOT EDIT.

import type { ApiPlan } from '../../test/support/broadcast/plan.ts';
import { thingPlan } from './thing.plan.ts';

export const plans: ApiPlan = { resources: [thingPlan], markers: [{ resource: 'thing', mutation: 'create' }] };
