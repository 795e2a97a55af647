// Code generated from resources.yaml. DO NOT EDIT.

import type { ApiPlan } from '../../test/support/broadcast/plan.ts';
import { settingsPlan } from './settings.plan.ts';

export const plans: ApiPlan = { resources: [settingsPlan], markers: [{ resource: 'settings', mutation: 'update' }] };
