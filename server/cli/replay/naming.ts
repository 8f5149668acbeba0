import type { Paged, Page, Reader } from '../../reading/reader.ts';
import type { Clocks } from '../../../events/readings/clocks.ts';

/** What the ids in rows are called, as of the position that is read; unknown ids stay as they are. */
export interface Naming {
  actor(id: string): string;
  instrument(id: string): string;
  source(id: string): string;
  occurrence(id: string): string;
}

const pageLength = 1_000;

/** Names for the rows of one reading; each register is read when it is first needed. */
export function namingAt(reader: Reader, clocks: Clocks): Naming {
  const all: Clocks = {
    ...clocks,
    fromDay: null,
    toDay: null,
    untilDay: null,
    knownByDay: null,
    match: 'possible',
  };
  const none = {
    q: null,
    kind: [],
    actor: [],
    place: [],
    tag: [],
    source: [],
    instrument: [],
    chronicle: [],
  };
  const actors = lazily(
    (page) => reader.actors(all, page),
    (one) => one.name,
  );
  const instruments = lazily(
    (page) => reader.instruments(all, page),
    (one) => one.title,
  );
  const sources = lazily(
    (page) => reader.sources(all, page),
    (one) => one.title,
  );
  const occurrences = lazily(
    (page) => reader.occurrences(all, none, 'occurred', page),
    (one) => one.title,
  );
  return {
    actor: (id) => actors().get(id) ?? id,
    instrument: (id) => instruments().get(id) ?? id,
    source: (id) => sources().get(id) ?? id,
    occurrence: (id) => occurrences().get(id) ?? id,
  };
}

function lazily<Item extends { readonly id: string }>(
  read: (page: Page) => Paged<{ readonly items: readonly Item[] }>,
  nameOf: (item: Item) => string,
): () => ReadonlyMap<string, string> {
  let names: Map<string, string> | null = null;
  return () => {
    if (names) return names;
    names = new Map();
    let after: string | null = null;
    do {
      const { items, next }: Paged<{ readonly items: readonly Item[] }> = read({
        limit: pageLength,
        after,
      });
      for (const item of items) names.set(item.id, nameOf(item));
      after = next;
    } while (after !== null);
    return names;
  };
}
