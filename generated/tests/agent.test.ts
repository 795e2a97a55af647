// Code generated from resources.yaml (resource agent). DO NOT EDIT.

import { specifyBroadcast } from '../../test/support/broadcast.ts';
import { api } from '../index.ts';
import { plans } from './plans.ts';

specifyBroadcast(api, plans, 'agent');
