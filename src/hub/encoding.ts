/** How the texts of a stream become bytes: one per transport and version of the protocol. */
export interface Encoding {
  /** Part of the key by which readers share what is built for them. */
  readonly name: string;
  /**
   * @param text - JSON
   * @param position - where the stream stands after it; null: the frame says that it cannot go on from there
   * @param kind - an event, or what the stream says of itself
   */
  encode(text: string, position: string | null, kind: FrameKind): Buffer;
}

export type FrameKind = 'event' | 'control';

/** JSON in one line, for wires on which a line break ends something: within JSON they stand between tokens alone. */
export const oneLine = (text: string): string => (/[\r\n]/.test(text) ? text.replaceAll(/[\r\n]/g, ' ') : text);
