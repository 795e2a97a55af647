import { type Check } from './check.ts';

/** Timers and internal mutations are performed by the system, which sends no body and has no role. */
export const systemMutations: Check = function* (checked) {
  for (const { mutation, path } of checked.mutations) {
    const written = checked.keys(...path);
    const timer = written.has('at');
    const word = timer ? 'at' : written.has('internal') ? 'internal' : null;
    if (word === null) continue;
    if (timer && written.has('internal'))
      yield checked.problem('E4014', [...path, 'internal'], { key: 'internal', why: 'a timer has no route anyway' });
    for (const key of ['input', 'with', 'actor', 'route', 'answer', 'status', 'requires', 'hook']) {
      if (written.has(key)) {
        yield checked.problem('E4014', [...path, key], {
          key,
          why: `with "${word}" the system performs it, not a client`,
        });
      }
    }
    if (mutation.kind === 'create' || mutation.kind === 'update') {
      yield checked.problem('E4014', [...path, mutation.kind], {
        key: mutation.kind,
        why: `with "${word}" the system performs it; it can delete the row or set fields`,
      });
    }
  }
};
