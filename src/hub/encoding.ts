/** How the texts of a stream become bytes: one per transport and version of the protocol. */
export interface Encoding {
  /** Part of the key by which readers share what is built for them. */
  readonly name: string;
  /** @param text - JSON; @param position - where the stream stands after it */
  encode(text: string, position: string): Buffer;
}
