// Code generated from resources.yaml. DO NOT EDIT.

export type BookStatus = 'Here' | 'Lent';

/** Every {@link BookStatus}, in the order of the manifest. */
export const bookStatusValues: readonly BookStatus[] = ['Here', 'Lent'];
