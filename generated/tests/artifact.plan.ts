// Code generated from resources.yaml (resource artifact). DO NOT EDIT.

import { integer, json, nullable, number, object, patch, row, text } from '../../test/support/broadcast/draw.ts';
import type { ResourcePlan } from '../../test/support/broadcast/plan.ts';
import { ArtifactType, ExtractionMethod, Ttl } from './values.ts';

export const artifactPlan: ResourcePlan = {
  resource: 'artifact',
  id: 'artifact_id',
  get: '/artifacts/:id',
  notFound: 'ARTIFACT_NOT_FOUND',
  mutations: [
    {
      name: 'create',
      kind: 'create',
      route: { method: 'POST', path: '/artifacts' },
      status: 201,
      answer: 'entity',
      body: object({
        required: {
          trajectory_id: row('trajectory'),
          scope_id: row('scope'),
          artifact_type: ArtifactType,
          name: text({ notBlank: true }),
          content: text({ notBlank: true }),
          source_turn: integer(0, 2147483647),
          extraction_method: ExtractionMethod,
          ttl: Ttl,
        },
        optional: { confidence: nullable(number({ min: 0, max: 1 })), metadata: nullable(json()) },
      }),
      events: [{ type: 'ArtifactCreated', payload: { artifact: 'entity' } }],
      refusals: [
        { because: 'missing', field: 'trajectory_id' },
        { because: 'type', given: { trajectory_id: 42 } },
        { because: 'range', given: { source_turn: -1 } },
        { because: 'reference', field: 'trajectory_id', code: 'TRAJECTORY_NOT_FOUND' },
        { because: 'reference', field: 'scope_id', code: 'SCOPE_NOT_FOUND' },
      ],
    },
    {
      name: 'update',
      kind: 'update',
      route: { method: 'PATCH', path: '/artifacts/:id' },
      status: 200,
      answer: 'entity',
      body: patch({
        optional: {
          name: text({ notBlank: true }),
          content: text({ notBlank: true }),
          artifact_type: ArtifactType,
          ttl: Ttl,
          metadata: nullable(json()),
        },
      }),
      after: [{ do: 'create' }],
      events: [{ type: 'ArtifactUpdated', payload: { artifact: 'entity' } }],
      refusals: [{ because: 'empty' }, { because: 'type', given: { name: 42 } }],
    },
    {
      name: 'delete',
      kind: 'delete',
      route: { method: 'DELETE', path: '/artifacts/:id' },
      status: 204,
      answer: 'none',
      after: [{ do: 'create' }],
      events: [{ type: 'ArtifactDeleted', payload: { id: { field: 'artifact_id' } } }],
    },
    {
      name: 'expire',
      kind: 'delete',
      route: null,
      status: 204,
      answer: 'none',
      after: [{ do: 'create', given: { ttl: { Duration: 1 } } }],
      timer: 'expires_at',
      events: [{ type: 'ArtifactExpired', payload: { id: { field: 'artifact_id' } } }],
    },
  ],
};
