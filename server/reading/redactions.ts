import type { HistoryEntry } from '../../events/readings/answers.ts';
import type { Redaction, WithRedactions } from '../../events/readings/redaction.ts';
import type { EventTypeName } from '../../events/vocabulary/event.ts';
import type { Rows } from './rows.ts';

interface StoredRedaction extends Omit<Redaction, 'of'> {
  readonly ofPosition: number;
  readonly ofType: EventTypeName;
}

/**
 * The redactions of some events of the log, in the order of those. They are told whatever position
 * is read, even one before they were said: else a reading of the past could not say what is missing.
 */
export function redactionsOf(rows: Rows, positions: readonly number[]): readonly Redaction[] {
  if (positions.length === 0) return [];
  return rows
    .all<StoredRedaction>(
      `select r.position, r.recorded_at as recordedAt, r.recorded_by as recordedBy,
         json_extract(r.data, '$.reason') as reason,
         json_extract(r.data, '$.legalBasis') as legalBasis,
         e.position as ofPosition, e.type as ofType
       from json_each(@positions) as asked
       join events as r on json_extract(r.data, '$.position') = asked.value
         and r.type = 'EventRedacted'
       join events as e on e.position = asked.value
       order by e.position`,
      { positions: JSON.stringify(positions) },
    )
    .map(({ ofPosition, ofType, ...redaction }) => {
      return { ...redaction, of: { position: ofPosition, type: ofType } };
    });
}

/** The last redaction after a position, of an event that stands at or before it; null: none. */
export function redactionAfter(rows: Rows, position: number): number | null {
  const [found] = rows.all<{ position: number | null }>(
    `select max(position) as position from events
     where type = 'EventRedacted' and json_extract(data, '$.position') <= @position
       and position > @position`,
    { position },
  );
  return found?.position ?? null;
}

/** Entries, each whose data is gone with what removed it. */
export function withRedaction<Entry extends HistoryEntry>(
  rows: Rows,
  entries: readonly Entry[],
): readonly Entry[] {
  const gone = entries.flatMap(({ event }) => (event.data === null ? event.position : []));
  const redactions = new Map(redactionsOf(rows, gone).map((one) => [one.of.position, one]));
  return entries.map((entry) => {
    const redaction = redactions.get(entry.event.position);
    return redaction ? { ...entry, redaction } : entry;
  });
}

/** What an answer about one thing says of its redactions; nothing where there is none. */
export function withRedactions(
  rows: Rows,
  { redacted = [] }: { readonly redacted?: readonly number[] },
): WithRedactions {
  const redactions = redactionsOf(rows, redacted);
  return redactions.length === 0 ? {} : { redactions };
}
