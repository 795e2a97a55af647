// Code generated from resources.yaml. DO NOT EDIT.

import type { ApiPlan } from '../../test/support/broadcast/plan.ts';
import { agentPlan } from './agent.plan.ts';
import { artifactPlan } from './artifact.plan.ts';
import { configPlan } from './config.plan.ts';
import { delegationPlan } from './delegation.plan.ts';
import { handoffPlan } from './handoff.plan.ts';
import { lockPlan } from './lock.plan.ts';
import { messagePlan } from './message.plan.ts';
import { notePlan } from './note.plan.ts';
import { scopePlan } from './scope.plan.ts';
import { trajectoryPlan } from './trajectory.plan.ts';
import { turnPlan } from './turn.plan.ts';

export const plans: ApiPlan = {
  resources: [
    trajectoryPlan,
    scopePlan,
    artifactPlan,
    notePlan,
    turnPlan,
    agentPlan,
    lockPlan,
    messagePlan,
    delegationPlan,
    handoffPlan,
    configPlan,
  ],
  markers: [
    { resource: 'trajectory', mutation: 'create' },
    { resource: 'note', mutation: 'create' },
  ],
};
