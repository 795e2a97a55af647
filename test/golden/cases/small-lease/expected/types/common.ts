// Code generated from resources.yaml. DO NOT EDIT.

export type Mode = 'exclusive' | 'shared';

/** Every {@link Mode}, in the order of the manifest. */
export const modeValues: readonly Mode[] = ['exclusive', 'shared'];
