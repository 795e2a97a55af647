/** Verbs for tenants. */
import { needed, readArguments } from './arguments.ts';
import { withOwner } from './owner.ts';
import { createTenant, findTenant, listTenants, setTenantStatus, type TenantStatus } from './tenants.ts';
import type { Verb } from './verb.ts';

export const tenantCreate: Verb = {
  usage: 'tenant create <name>',
  doc: 'Makes a tenant and prints its id',
  async run(args, { settings, print }) {
    const { positionals } = readArguments(args, {}, 1);
    const name = needed(positionals[0], 'the name');
    print(await withOwner(settings, (owner) => createTenant(owner, name)));
  },
};

export const tenantList: Verb = {
  usage: 'tenant list',
  doc: 'Lists the tenants: id, status, name',
  async run(args, { settings, print }) {
    readArguments(args, {});
    for (const { tenantId, status, name } of await withOwner(settings, listTenants)) {
      print([tenantId, status, name].join('\t'));
    }
  },
};

const change = (verb: string, status: TenantStatus, doc: string): Verb => ({
  usage: `tenant ${verb} <id or name>`,
  doc,
  async run(args, { settings, tell }) {
    const { positionals } = readArguments(args, {}, 1);
    const idOrName = needed(positionals[0], 'the id or name');
    const tenantId = await withOwner(settings, async (owner) => {
      const found = await findTenant(owner, idOrName);
      await setTenantStatus(owner, found.tenantId, status);
      return found.tenantId;
    });
    tell(`Tenant ${tenantId} is ${status.toLowerCase()}.`);
  },
});

export const tenantSuspend = change('suspend', 'Suspended', 'Refuses its requests with 403; the data stays');
export const tenantActivate = change('activate', 'Active', 'Serves it again');
export const tenantArchive = change('archive', 'Archived', 'Refuses its requests for good');
