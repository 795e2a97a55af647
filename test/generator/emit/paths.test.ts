/** The steps by which broadcast tests come to a row that a mutation's guards accept, worked out from the manifest alone. */
import { describe, expect, it } from '@jest/globals';
import { loadModel } from '../../../generator/compile.ts';
import { conditionHolds, findPath, type Path } from '../../../generator/emit/tests/path.ts';
import type { Resource } from '../../../generator/model/model.ts';

const manifests = ['resources.yaml', 'test/fixtures/shop/resources.yaml', 'test/fixtures/chat/resources.yaml'];
const resources = manifests.flatMap((manifest) => loadModel(manifest).resources);

const told = (path: Path | null): readonly string[] | null =>
  path?.steps.map(({ mutation, given }) => {
    const chosen = [...given].map(([name, value]) =>
      value.kind === 'json' ? `${name}: ${JSON.stringify(value.value)}` : `${name}: in ${value.milliseconds} ms`,
    );
    return chosen.length === 0 ? mutation : `${mutation} { ${chosen.join(', ')} }`;
  }) ?? null;

function pathTo(resource: Resource, name: string): readonly string[] | null {
  const mutation = resource.mutations.find((other) => other.name === name);
  if (mutation === undefined) throw new TypeError(`no mutation ${resource.name}.${name}`);
  const reached: Parameters<typeof findPath>[1]['reached'] = (state) =>
    mutation.when.every((condition) => conditionHolds(condition, state, mutation, () => undefined, 'some') === true);
  return told(findPath(resource, { soon: mutation.timer, timers: true, reached }));
}

const resourceOf = (name: string, having: string): Resource => {
  const found = resources.find(
    (other) => other.name === name && other.mutations.some((mutation) => mutation.name === having),
  );
  if (found === undefined) throw new TypeError(`no resource ${name} with ${having}`);
  return found;
};

describe('the way to a mutation', () => {
  it.each([
    ['a default', 'delegation', 'accept', ['create']],
    ['a state that another mutation leads to', 'delegation', 'complete', ['create', 'accept']],
    ['three states on', 'order', 'ship', ['create', 'place', 'pay']],
    ['a state that closes again', 'room', 'reopen', ['create', 'archive']],
    ['enough of something', 'product', 'reserve', ['create', 'restock { quantity: 10000 }']],
    ['enough by way of a sum', 'payment', 'refund', ['authorize { amount: 100000 }', 'capture']],
    ['a timer whose time a body tells', 'member', 'unmute', ['join', 'mute { muted_until: in 50 ms }']],
    ['a timer that a parameter sets', 'lock', 'expire', ['acquire { timeout_ms: 1 }']],
    ['a timer that a variant sets', 'note', 'expire', ['create { ttl: {"Duration":1} }']],
    ['a timer with a guard', 'order', 'expire', ['create', 'place { payment_window_ms: 1 }']],
    ['a timer that follows on another', 'invitation', 'forget', ['invite', 'lapse']],
    ['a state that a timer leads to', 'invitation', 'renew', ['invite', 'lapse']],
  ])('leads to %s', (_, resource, mutation, steps) => {
    expect(pathTo(resourceOf(resource, mutation), mutation)).toEqual(steps);
  });

  it('is found for every mutation of the three manifests', () => {
    const lost = resources
      .filter(({ singleton }) => !singleton)
      .flatMap((resource) =>
        resource.mutations
          .filter(({ kind, route, timer }) => kind !== 'create' && (route !== null || timer !== null))
          .filter(({ name }) => pathTo(resource, name) === null)
          .map(({ name }) => `${resource.name}.${name}`),
      );
    expect(lost).toEqual([]);
  });

  it('is not made up where there is none', () => {
    const order = resourceOf('order', 'pay');
    expect(findPath(order, { soon: null, timers: true, reached: () => false })).toBeNull();
  });
});
