/** The registers whose things a field names by their ids, and the kinds. */
export const namedThings = ['kind', 'actor', 'source', 'instrument', 'chronicle'] as const;

/** What something named by its id or word is called; the id itself where that is not known. */
export type Names = (of: (typeof namedThings)[number] | 'occurrence', id: string) => string;
