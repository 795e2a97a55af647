// Code generated from resources.yaml (resource artifact). DO NOT EDIT.

import type { MutationHandler, NoInput } from '../../src/contract/mutation.ts';
import { callRoute, mutationRoute, queryRoute, type Route } from '../../src/contract/route.ts';
import { noParameters } from '../../src/contract/validate-query.ts';
import type { ArtifactCreated, ArtifactDeleted, ArtifactUpdated } from '../events/artifact.ts';
import type { ArtifactState } from '../state/artifact.ts';
import type { CreateArtifact, UpdateArtifact } from '../types/artifact.ts';
import {
  createArtifact,
  listArtifact,
  ofScopeArtifact,
  searchArtifact,
  updateArtifact,
} from '../validators/artifact.ts';

/** What performs each mutation of artifact. A handler that announces nothing, or another event, does not compile. */
export interface ArtifactMutationRoutes {
  readonly 'artifact.create': MutationHandler<CreateArtifact, ArtifactCreated>;
  readonly 'artifact.update': MutationHandler<UpdateArtifact, ArtifactUpdated>;
  readonly 'artifact.delete': MutationHandler<NoInput, ArtifactDeleted>;
}

/** Every route of artifact. */
export function artifactRoutes(state: ArtifactState): readonly Route[] {
  const mutations: ArtifactMutationRoutes = {
    'artifact.create': state.create,
    'artifact.update': state.update,
    'artifact.delete': state.delete,
  };
  return [
    mutationRoute({
      name: 'artifact.create',
      method: 'POST',
      path: '/artifacts',
      requires: [],
      status: 201,
      events: ['ArtifactCreated'],
      body: createArtifact,
      location: '/artifacts/:id',
      handle: mutations['artifact.create'],
    }),
    mutationRoute({
      name: 'artifact.update',
      method: 'PATCH',
      path: '/artifacts/:id',
      requires: [],
      status: 200,
      events: ['ArtifactUpdated'],
      body: updateArtifact,
      handle: mutations['artifact.update'],
    }),
    mutationRoute({
      name: 'artifact.delete',
      method: 'DELETE',
      path: '/artifacts/:id',
      requires: [],
      status: 204,
      events: ['ArtifactDeleted'],
      body: null,
      handle: mutations['artifact.delete'],
    }),
    queryRoute({
      name: 'artifact.get',
      method: 'GET',
      path: '/artifacts/:id',
      requires: [],
      query: noParameters,
      handle: state.get,
    }),
    queryRoute({
      name: 'artifact.list',
      method: 'GET',
      path: '/artifacts',
      requires: [],
      query: listArtifact,
      handle: state.list,
    }),
    queryRoute({
      name: 'artifact.of_scope',
      method: 'GET',
      path: '/scopes/:id/artifacts',
      requires: [],
      query: ofScopeArtifact,
      handle: state.of_scope,
    }),
    callRoute({
      name: 'artifact.search',
      method: 'POST',
      path: '/artifacts/search',
      requires: [],
      body: searchArtifact,
      handle: (params, context) => state.search({ ...context, id: null, params }),
    }),
  ];
}
