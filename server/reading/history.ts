import type { HistoryAnswer, HistoryEntry } from '../../events/readings/answers.ts';
import { evolveThing, type Thing } from '../../events/things/thing.ts';
import type { StreamKind } from '../../events/vocabulary/event-type.ts';
import type { StoredEvent } from '../log/log.ts';
import { recorded } from '../log/recorded.ts';
import { changesOf } from '../../events/things/changes.ts';
import { withRedaction } from './redactions.ts';
import { resolveId } from './slugs.ts';
import type { Rows } from './rows.ts';

/** The events of one stream up to a position, each with the fields it changed; null: none. */
export function readHistory(
  rows: Rows,
  { kind, id: asked, position }: { kind: StreamKind; id: string; position: number },
): HistoryAnswer | null {
  const asOf = rows.at(position);
  const id = resolveId(rows, kind, asked, position);
  if (!asOf || id === null) return null;
  const events = rows.all<StoredEvent>(
    `select position, id, stream, version, type, schema_version as schemaVersion,
       recorded_at as recordedAt, recorded_by as recordedBy, reason, data
     from events where stream = @stream and position <= @position order by version`,
    { stream: `${kind}-${id}`, position },
  );
  const entries: HistoryEntry[] = [];
  let before: Thing | null = null;
  for (const stored of events) {
    const event = recorded(stored);
    const after = evolveThing(before, event);
    entries.push({ event, changes: changesOf(event, { before, after }) });
    before = after;
  }
  return { asOf, items: withRedaction(rows, entries) };
}
