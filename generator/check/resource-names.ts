import { type Check, isObjectKey, pathOf } from './check.ts';

/** Files that every generated folder has beside those of the resources. */
const files = ['common', 'formats', 'index'];
/** A file of such a name cannot be made on Windows, whatever its ending. */
const devices = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/;

/** A resource's name also names files, types and tables. */
export const resourceNames: Check = function* (checked) {
  for (const resource of checked.model.resources) {
    const { name, plural } = resource;
    if (files.includes(name)) {
      yield checked.problem('E2011', pathOf(resource), {
        name,
        why: `generated files of that name exist for all resources`,
      });
    } else if (isObjectKey(name)) {
      yield checked.problem('E2011', pathOf(resource), { name, why: 'every JavaScript object has it' });
    } else if (devices.test(name)) {
      yield checked.problem('E2011', pathOf(resource), { name, why: 'no file may have that name on Windows' });
    }
    if (plural === 'total' || plural === 'next_cursor') {
      yield checked.problem('E2011', pathOf(resource, 'plural'), {
        name: plural,
        why: 'it stands beside the list in each answer',
      });
    }
  }
};
