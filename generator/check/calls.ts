import { type Check, pathOf } from './check.ts';

/** A call answers something: its own answer, or the dry run of a singleton's update. */
export const calls: Check = function* (checked) {
  for (const resource of checked.model.resources) {
    for (const call of resource.calls) {
      const path = pathOf(resource, 'calls', call.name);
      if (call.validates === null) {
        if (!checked.has(...path, 'answer'))
          yield checked.problem('E1011', path, { key: 'answer', where: `call ${call.name}` });
        continue;
      }
      for (const key of ['with', 'answer']) {
        if (checked.has(...path, key))
          yield checked.problem('E4014', [...path, key], {
            key,
            why: 'a dry run takes and answers what the update does',
          });
      }
      const mutation = resource.mutations.find(({ name }) => name === call.validates);
      if (mutation !== undefined && (mutation.kind !== 'update' || !resource.singleton)) {
        yield checked.problem('E3012', [...path, 'validates'], { key: 'validates', of: 'an update of a singleton' });
      }
      const flat = mutation?.input.find((field) => field.flat);
      if (flat !== undefined) {
        yield checked.problem('E4014', [...path, 'validates'], {
          key: 'validates',
          why: `a dry run answers the document as the body gives it, and ${flat.name} is flat`,
        });
      }
    }
  }
};
