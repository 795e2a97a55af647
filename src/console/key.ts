/** Verbs for API keys. */
import { needed, readArguments } from './arguments.ts';
import { readDevelopmentKey } from './development-key.ts';
import { expiryOf } from './expiry.ts';
import { createKey, listKeys, revokeKey } from './keys.ts';
import { withOwner } from './owner.ts';
import { findTenant } from './tenants.ts';
import type { Verb } from './verb.ts';

export const keyShow: Verb = {
  usage: 'key show',
  doc: 'Prints the development key',
  async run(args, { print }) {
    readArguments(args, {});
    const key = readDevelopmentKey();
    if (key === null)
      throw new Error('there is no development key: the first npm start makes one, but not in production');
    print(key);
  },
};

export const keyCreate: Verb = {
  usage: 'key create --name <name> [--tenant <id or name> ...] [--role <role> ...] [--expires <duration or time>]',
  doc: 'Makes a key and prints it, once; the tenant is "default" unless named; it ends after 90d (s, m, h, d, w) or at an RFC 3339 time',
  async run(args, { settings, print, tell }) {
    const { values } = readArguments(args, {
      name: { type: 'string' },
      tenant: { type: 'string', multiple: true, default: ['default'] },
      role: { type: 'string', multiple: true, default: [] },
      expires: { type: 'string' },
    });
    const name = needed(values.name, '--name');
    const expires = values.expires === undefined ? null : expiryOf(values.expires);
    const { keyId, key } = await withOwner(settings, async (owner) => {
      const [first, ...others] = await Promise.all(values.tenant.map((tenant) => findTenant(owner, tenant)));
      if (first === undefined) throw new Error('a key needs a tenant');
      const tenantIds: [string, ...string[]] = [first.tenantId, ...others.map(({ tenantId }) => tenantId)];
      return createKey(owner, { name, tenantIds, roles: values.role, expires });
    });
    tell(`Key ${keyId} is made. Keep it now: the database knows only its hash. Take it back: key revoke ${keyId}`);
    print(key);
  },
};

export const keyList: Verb = {
  usage: 'key list',
  doc: 'Lists the keys: id, state, name, roles, tenants, end',
  async run(args, { settings, print }) {
    readArguments(args, {});
    for (const key of await withOwner(settings, listKeys)) {
      const state = key.revoked ? 'revoked' : key.expired ? 'expired' : 'valid';
      const end = key.expiresAt?.toISOString() ?? '-';
      print([key.keyId, state, key.name, key.roles.join(',') || '-', key.tenantIds.join(','), end].join('\t'));
    }
  },
};

export const keyRevoke: Verb = {
  usage: 'key revoke <key id>',
  doc: 'Takes a key back; servers forget it within a second',
  async run(args, { settings, tell }) {
    const { positionals } = readArguments(args, {}, 1);
    const keyId = needed(positionals[0], 'the key id');
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(keyId)) {
      throw new Error(`"${keyId}" is not a key id, which is a uuid; see: key list`);
    }
    const revoked = await withOwner(settings, (owner) => revokeKey(owner, keyId));
    if (!revoked) throw new Error(`no valid key has the id ${keyId}; see: key list`);
    tell(`Key ${keyId} is revoked.`);
  },
};
