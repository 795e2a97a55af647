import { runInThisContext } from 'node:vm';

/** The value of an expression of generated code. */
export const run = (expression: string): unknown => runInThisContext(`(${expression}\n)`) as unknown;
