/** How something would be written that stands in another form, where it is plain what is meant. */
import type { Shape } from './shape.ts';
import type { Node } from './tree.ts';

/** Names and plain values: nothing else of the manifest is repeated in a hint. */
const wordLike = /^[A-Za-z0-9][A-Za-z0-9_.-]*$/;
/** Not the ways in which people try to say that there is none. */
const eventLike = /^(?!(?:None|Nothing|Null|No|False)$)[A-Z][A-Za-z0-9]*$/;

/**
 * @param where - how messages call the place: `mutation seat.take`
 * @returns what to write there instead; null where one could only guess
 */
export function spelling(node: Node, shape: Shape, where: string): string | null {
  const [single] = textsIn(node);
  switch (nameOf(shape)) {
    case 'Field':
    case 'Parameter':
      if (single === undefined) return null;
      if (single === 'list') return '{ list: text }';
      return node.kind === 'list' ? `{ list: ${single} }` : `{ type: ${single} }`;
    case 'VariantCase':
      return single !== undefined && node.kind === 'scalar' ? `{ type: ${single} }` : null;
    case 'Type':
    case 'TypeDefinition':
      return single !== undefined ? `[${single}, ...]` : null;
    case 'Condition':
      return node.kind === 'scalar' && wordLike.test(node.source) ? `{ is: ${node.source} }` : null;
    case 'Query':
      if (node.kind === 'list' && single !== undefined) return `{ filter: [${textsIn(node).join(', ')}] }`;
      return node.kind === 'scalar' && node.value === true ? '{}' : null;
    case 'Events': {
      const resource = /^mutation ([a-z0-9_]+)\./.exec(where)?.[1] ?? '<resource>';
      const events = textsIn(node).filter((text) => eventLike.test(text));
      return events.length === 0 ? null : `{ ${events.map((event) => `${event}: ${resource}`).join(', ')} }`;
    }
    default:
      return null;
  }
}

/** Name of the map that is meant; of a choice, that of the map among what may stand there. */
function nameOf(shape: Shape): string | null {
  if (shape.kind === 'map' || shape.kind === 'names') return shape.name;
  return shape.kind === 'choice' ? (shape.of.map(nameOf).find((name) => name !== null) ?? null) : null;
}

/** The word, or all items of the list where each is one. */
function textsIn(node: Node): readonly string[] {
  if (node.kind === 'map') return [];
  const texts = (node.kind === 'list' ? node.items : [node]).flatMap((item) =>
    item.kind === 'scalar' && typeof item.value === 'string' ? [item.value] : [],
  );
  const isWhole = node.kind !== 'list' || texts.length === node.items.length;
  return isWhole && texts.every((text) => wordLike.test(text)) ? texts : [];
}
