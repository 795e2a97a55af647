// Code generated from resources.yaml (resource artifact). DO NOT EDIT.

import type { EventMeta } from '../../src/contract/event.ts';
import type { Artifact } from '../types/artifact.ts';

/** Announced when `artifact.create` has committed. */
export interface ArtifactCreated {
  readonly type: 'ArtifactCreated';
  readonly artifact: Artifact;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}

/** Announced when `artifact.update` has committed. */
export interface ArtifactUpdated {
  readonly type: 'ArtifactUpdated';
  readonly artifact: Artifact;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}

/** Announced when `artifact.delete` has committed. */
export interface ArtifactDeleted {
  readonly type: 'ArtifactDeleted';
  readonly id: string;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}

/** Announced when `artifact.expire` has committed. */
export interface ArtifactExpired {
  readonly type: 'ArtifactExpired';
  readonly id: string;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}
