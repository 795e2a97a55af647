// Code generated from resources.yaml. DO NOT EDIT.

/** The manifest leaves nothing to the application. */
export type Hooks = Readonly<Record<never, never>>;
