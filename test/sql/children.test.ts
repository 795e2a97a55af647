/** What becomes of rows that point at one which goes. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { constraintsOf } from '../../generator/emit/sql/constraints.ts';
import { sqlContextOf } from '../../generator/emit/sql-context.ts';
import { makeScope, makeTrajectory } from './caliber.ts';
import { modelIn, modelOf, type SqlDatabase, sqlDatabase } from './support.ts';

describe('deleting a row that others point at', () => {
  let db: SqlDatabase;
  beforeAll(async () => {
    db = await sqlDatabase(modelIn('test/fixtures/chat/resources.yaml'));
  }, 60_000);
  afterAll(() => db.drop());

  const id = (row: Record<string, unknown>, key: string): string => String(row[key]);

  it('runs the mutation that each reference names, with its events, before its own', async () => {
    const user = id(
      await db.done('user.create', { input: { handle: `u${randomUUID().slice(0, 8)}`, display_name: 'U' } }),
      'user_id',
    );
    const room = id(await db.done('room.create', { input: { name: 'r' } }), 'room_id');
    await db.done('member.join', { input: { room_id: room, user_id: user } });
    const post = async (reply_to: string | null): Promise<string> => {
      const input = { room_id: room, author_id: user, reply_to, content: 'c', mentions: [user], attachments: [] };
      return id(await db.done('message.post', { input }), 'message_id');
    };
    const first = await post(null);
    const answer = await post(first);
    await db.done('reaction.add', { input: { message_id: answer, user_id: user, emoji: '👍', weight: 0.1 } });
    await db.done('read_marker.create', { input: { room_id: room, user_id: user } });
    await db.heard();

    const { refusal, events, version } = await db.call('room.delete', { id: room, ifMatch: 1 });
    expect([refusal, version]).toEqual([null, 2]);
    const heard = await db.heard();
    expect(
      heard.map(({ type, row_id, version: at }) => [
        type,
        row_id === answer ? 'answer' : row_id === first ? 'first' : '',
        at,
      ]),
    ).toEqual([
      ['MemberRemoved', '', 2],
      ['MessageDetached', 'answer', 2],
      ['MessagePurged', 'first', 2],
      ['ReactionRemoved', '', 2],
      ['MessagePurged', 'answer', 3],
      ['ReadMarkerCleared', '', 2],
      ['RoomDeleted', '', 2],
    ]);
    expect(events).toHaveLength(7);
    expect(heard.every(({ actor }) => actor === 'key:test')).toBe(true);
    for (const table of ['member', 'message', 'reaction', 'read_marker', 'room']) {
      expect((await db.owner.query(`SELECT FROM api.${table}`)).rowCount).toBe(0);
    }
  });

  it('is refused by the database where a reference says nothing else', async () => {
    const user = id(
      await db.done('user.create', { input: { handle: `u${randomUUID().slice(0, 8)}`, display_name: 'U' } }),
      'user_id',
    );
    const room = id(await db.done('room.create', { input: { name: 'r' } }), 'room_id');
    const input = { room_id: room, author_id: user, content: 'c', mentions: [], attachments: [] };
    const message = id(await db.done('message.post', { input }), 'message_id');
    await db.heard();
    await expect(db.call('user.delete', { id: user })).rejects.toMatchObject({
      code: '23503',
      constraint: 'message_author_id_fkey',
    });
    expect(await db.heard()).toEqual([]);
    const resource = db.model.resources.find(({ name }) => name === 'user');
    const mutation = resource?.mutations.find(({ name }) => name === 'delete');
    if (resource === undefined || mutation === undefined) throw new Error('the fixture has no user.delete');
    expect(constraintsOf(sqlContextOf(db.model), resource, mutation)['message_author_id_fkey']).toEqual({
      status: 409,
      code: 'STATE_CONFLICT',
      message: 'rows of message point at this user by their author_id',
    });
    const retracted = await db.call('message.retract', { id: message, input: { retractor_id: randomUUID() } });
    expect(retracted.refusal?.code).toBe('FORBIDDEN');
    expect((await db.call('message.retract', { id: message })).refusal?.code).toBe('FORBIDDEN');
    await db.done('message.retract', { id: message, input: { retractor_id: user } });
    await db.done('user.delete', { id: user });
  });
});

const nest = `
api: { title: Nest, version: "1.0.0", base: /api }
types: { State: [open, closed] }
resources:
  folder:
    fields:
      name: { type: text }
      parent: { ref: folder, nullable: true, on_delete: { run: delete } }
      state: { type: State, default: open }
    mutations:
      create: { create: [name, parent], event: { FolderCreated: folder } }
      close: { set: { state: closed }, event: { FolderClosed: folder } }
      delete: { delete: true, when: { state: { is: open, error: FOLDER_CLOSED } }, event: { FolderDeleted: [folder_id, name] } }
    queries: { get: {}, list: {} }
`;

describe('deleting a tree', () => {
  let db: SqlDatabase;
  beforeAll(async () => {
    db = await sqlDatabase(modelOf(nest));
  }, 60_000);
  afterAll(() => db.drop());

  const make = async (name: string, parent: string | null = null): Promise<string> =>
    String((await db.done('folder.create', { input: { name, parent } }))['folder_id']);

  it('removes the leaves first', async () => {
    const root = await make('root');
    const branch = await make('branch', root);
    await make('leaf', branch);
    await make('other', root);
    await db.heard();
    await db.done('folder.delete', { id: root });
    expect((await db.heard()).map(({ payload }) => payload['name'])).toEqual(['leaf', 'branch', 'other', 'root']);
  });

  it('undoes all of it where one on the way refuses', async () => {
    const root = await make('root');
    await make('first', root);
    const last = await make('last', root);
    await db.done('folder.close', { id: last });
    await db.heard();
    const { refusal, answer, events } = await db.call('folder.delete', { id: root });
    expect(refusal).toEqual({ status: 409, code: 'FOLDER_CLOSED', message: 'state is closed; delete needs open' });
    expect([answer, events]).toEqual([null, []]);
    expect(await db.heard()).toEqual([]);
    expect((await db.owner.query('SELECT FROM api.folder')).rowCount).toBe(3);
  });
});

describe('deleting what must stay', () => {
  it('keeps a row that came while the deletion waited', async () => {
    const db = await sqlDatabase(modelIn('resources.yaml'));
    try {
      const trajectory = await makeTrajectory(db);
      await makeScope(db, trajectory);
      await expect(db.call('trajectory.delete', { id: trajectory })).rejects.toMatchObject({
        constraint: 'scope_trajectory_id_fkey',
      });
      const alone = await makeTrajectory(db);
      await db.done('trajectory.delete', { id: alone });
    } finally {
      await db.drop();
    }
  });
});
