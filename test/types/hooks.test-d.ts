/** Hooks that are missing, or wrong, do not compile. */
import { api, type Hooks } from '../../generated/index.ts';
import type { Ports } from '../../src/contract/api.ts';

declare const hooks: Hooks;
declare const ports: Ports;

api.createRoutes(ports, hooks);

// @ts-expect-error every hook is missing
api.createRoutes(ports, {});

const { 'dsl.parse': _parse, ...others } = hooks;
// @ts-expect-error one hook is missing
others satisfies Hooks;

// @ts-expect-error the answer lacks a key
({ ...hooks, 'dsl.parse': () => ({ valid: true, errors: [] }) }) satisfies Hooks;

// @ts-expect-error the input has no such key
({ ...hooks, 'dsl.parse': ({ text }) => ({ valid: true, errors: [], ast: text }) }) satisfies Hooks;

({ ...hooks, 'dsl.parse': ({ source }) => ({ valid: true, errors: [], ast: source }) }) satisfies Hooks;
