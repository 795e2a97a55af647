// Code generated from resources.yaml (resource message). DO NOT EDIT.

import type { MutationHandler, NoInput } from '../../src/contract/mutation.ts';
import { mutationRoute, queryRoute, type Route } from '../../src/contract/route.ts';
import { noParameters } from '../../src/contract/validate-query.ts';
import type { MessageAcknowledged, MessageDelivered, MessageSent } from '../events/message.ts';
import type { MessageState } from '../state/message.ts';
import type { SendMessage } from '../types/message.ts';
import { listMessage, sendMessage } from '../validators/message.ts';

/** What performs each mutation of message. A handler that announces nothing, or another event, does not compile. */
export interface MessageMutationRoutes {
  readonly 'message.send': MutationHandler<SendMessage, MessageSent>;
  readonly 'message.deliver': MutationHandler<NoInput, MessageDelivered>;
  readonly 'message.acknowledge': MutationHandler<NoInput, MessageAcknowledged>;
}

/** Every route of message. */
export function messageRoutes(state: MessageState): readonly Route[] {
  const mutations: MessageMutationRoutes = {
    'message.send': state.send,
    'message.deliver': state.deliver,
    'message.acknowledge': state.acknowledge,
  };
  return [
    mutationRoute({
      name: 'message.send',
      method: 'POST',
      path: '/messages',
      requires: [],
      status: 201,
      events: ['MessageSent'],
      body: sendMessage,
      location: '/messages/:id',
      handle: mutations['message.send'],
    }),
    mutationRoute({
      name: 'message.deliver',
      method: 'POST',
      path: '/messages/:id/deliver',
      requires: [],
      status: 204,
      events: ['MessageDelivered'],
      body: null,
      handle: mutations['message.deliver'],
    }),
    mutationRoute({
      name: 'message.acknowledge',
      method: 'POST',
      path: '/messages/:id/acknowledge',
      requires: [],
      status: 204,
      events: ['MessageAcknowledged'],
      body: null,
      handle: mutations['message.acknowledge'],
    }),
    queryRoute({
      name: 'message.get',
      method: 'GET',
      path: '/messages/:id',
      requires: [],
      query: noParameters,
      handle: state.get,
    }),
    queryRoute({
      name: 'message.list',
      method: 'GET',
      path: '/messages',
      requires: [],
      query: listMessage,
      handle: state.list,
    }),
  ];
}
