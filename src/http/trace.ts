/** W3C Trace Context: https://www.w3.org/TR/trace-context/#traceparent-header */
const traceparent =
  /^(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?:-[\x20-\x7e]{0,200})?$/;

/** The header as sent, or null where it is absent or malformed: a trace that cannot be continued is not continued. */
export function traceContext(header: string | readonly string[] | undefined): string | null {
  return typeof header === 'string' && traceparent.test(header) ? header : null;
}
