import type { Subject } from '../../../events/readings/diff.ts';
import { parseStream, type StreamKind } from '../../../events/vocabulary/event-type.ts';
import type { ViewName, ViewRow } from '../reader.ts';
import type { Reading } from '../reading.ts';

/** A thing that a row names. */
interface Named {
  readonly thing: StreamKind;
  readonly id: string;
}

/** What a row of a view is about, named as in a reading. */
export function subjectsOf({ names }: Reading, view: ViewName, row: ViewRow): readonly Subject[] {
  return thingsIn(view, row).map(({ thing, id }) => ({
    thing,
    ...(thing === 'occurrence' ? names.occurrence(id) : names.registered(thing, id)),
  }));
}

/** The ids of the occurrences from which a row follows. */
export function occurrencesIn(view: ViewName, row: ViewRow): readonly string[] {
  return thingsIn(view, row).flatMap(({ thing, id }) => (thing === 'occurrence' ? [id] : []));
}

function thingsIn(view: ViewName, row: ViewRow): readonly Named[] {
  const id = (name: string) => String(row[name]);
  switch (view) {
    case 'timeline':
      return [{ thing: 'occurrence', id: row.key }];
    case 'standing':
      return [
        { thing: 'instrument', id: id('instrument') },
        { thing: 'occurrence', id: id('occurrence') },
      ];
    case 'actors':
      return [
        { thing: 'actor', id: id('actor') },
        { thing: 'occurrence', id: id('occurrence') },
      ];
    case 'sources':
      return [{ thing: 'source', id: id('source') }, ...ofStream(id('stream'))];
    case 'tallies':
      return row['dimension'] === 'actor' ? [{ thing: 'actor', id: id('value') }] : [];
    case 'links':
      return [
        { thing: 'occurrence', id: id('from') },
        { thing: 'occurrence', id: id('to') },
      ];
    case 'ledger':
      return ofStream(id('stream'));
  }
}

function ofStream(stream: string): readonly Named[] {
  const parsed = parseStream(stream);
  return parsed ? [{ thing: parsed.kind, id: parsed.id }] : [];
}
