/** JSON Pointer, RFC 6901. */

export const escapePointer = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

export const unescapePointer = (key: string): string => key.replaceAll('~1', '/').replaceAll('~0', '~');
