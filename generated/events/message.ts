// Code generated from resources.yaml (resource message). DO NOT EDIT.

import type { EventMeta } from '../../src/contract/event.ts';
import type { Message } from '../types/message.ts';

/** Announced when `message.send` has committed. */
export interface MessageSent {
  readonly type: 'MessageSent';
  readonly message: Message;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}

/** Announced when `message.deliver` has committed. */
export interface MessageDelivered {
  readonly type: 'MessageDelivered';
  readonly message_id: string;
  readonly message: Message;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}

/** Announced when `message.acknowledge` has committed. */
export interface MessageAcknowledged {
  readonly type: 'MessageAcknowledged';
  readonly message_id: string;
  readonly message: Message;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}

/** Announced when `message.expire` has committed. */
export interface MessageExpired {
  readonly type: 'MessageExpired';
  readonly message_id: string;
  readonly tenant_id: string;
  readonly meta: EventMeta;
}
