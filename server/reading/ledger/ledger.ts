import { isBy } from '../../../events/readings/authors.ts';
import type { LedgerAnswer, LedgerItem } from '../../../events/readings/ledger.ts';
import { titleOf, type Thing } from '../../../events/things/thing.ts';
import { parseStream } from '../../../events/vocabulary/event-type.ts';
import type { StoredEvent } from '../../log/log.ts';
import { recorded } from '../../log/recorded.ts';
import { changesOf } from '../../../events/things/changes.ts';
import type { Columns } from '../columns/columns.ts';
import { writeCursor } from '../cursor.ts';
import type { Paged } from '../reader.ts';
import { withRedaction } from '../redactions.ts';
import type { Rows } from '../rows.ts';
import { listOfLedger, type LedgerFilters, type LedgerPage } from './question.ts';

/** What the ledger is read from. */
export interface LedgerStacks {
  readonly rows: Rows;
  readonly columns: Columns;
}

/** A page of the ledger, newest first; what each event changed is found out for the page alone. */
export function readLedger(stacks: LedgerStacks, page: LedgerPage): Paged<LedgerAnswer> {
  const asOf = stacks.rows.at(page.position);
  if (!asOf) throw new Error(`position ${page.position} is not recorded`);
  const { total, positions } = matching(stacks, page);
  const shown = positions.slice(0, page.limit);
  const told = eventsAt(stacks.rows, shown).map((stored) => itemOf(stacks.rows, stored));
  const items = withRedaction(stacks.rows, told);
  const last = positions.length > page.limit ? shown.at(-1) : undefined;
  const question = listOfLedger(page.filters, page.position);
  return { asOf, total, items, next: last === undefined ? null : writeCursor(question, [last]) };
}

/** How many events match, and where the newest of them stand, one more than the page shows. */
function matching(
  stacks: LedgerStacks,
  { position: last, filters, limit, before }: LedgerPage,
): { readonly total: number; readonly positions: readonly number[] } {
  const { authors, types, authorOf, typeOf, streamOf } = stacks.columns.ledger();
  const hasAuthor = marks(authors.texts, (name) => isAuthorAsked(name, filters));
  const hasType = marks(
    types.texts,
    (type) => filters.types.length === 0 || filters.types.includes(type),
  );
  const hasStream = filters.chronicles.length === 0 ? null : streamsOf(stacks, filters, last);
  const from = before ?? Infinity;
  const positions: number[] = [];
  let total = 0;
  for (let position = last; position > 0; position -= 1) {
    if (hasAuthor[authorOf[position] ?? 0] === 0 || hasType[typeOf[position] ?? 0] === 0) continue;
    if (hasStream && hasStream[streamOf[position] ?? 0] === 0) continue;
    total += 1;
    if (position < from && positions.length <= limit) positions.push(position);
  }
  return { total, positions };
}

function isAuthorAsked(recordedBy: string, { by, without }: LedgerFilters): boolean {
  if (without.some((name) => isBy(recordedBy, name))) return false;
  return by.length === 0 || by.some((name) => isBy(recordedBy, name));
}

/** The streams of chronicles and of the occurrences that belong to them, or did before. */
function streamsOf(stacks: LedgerStacks, { chronicles }: LedgerFilters, last: number): Uint8Array {
  const { streams, streamOf } = stacks.columns.ledger();
  const { entries, terms } = stacks.columns.occurrences();
  const has = new Uint8Array(streams.count);
  for (const chronicle of chronicles) {
    const own = streams.numberOf(`chronicle-${chronicle}`);
    if (own >= 0) has[own] = 1;
    const term = terms.numberOf('chronicle', chronicle);
    if (term === null) continue;
    const { ends, pool, termStarts, termEnds } = entries;
    // A live version lies at the position of the event that made it.
    for (let position = 1; position <= last; position += 1) {
      if (ends[position] === 0) continue;
      const start = termStarts[position] ?? 0;
      if (pool.subarray(start, termEnds[position] ?? 0).includes(term))
        has[streamOf[position] ?? 0] = 1;
    }
  }
  return has;
}

function marks(texts: readonly string[], isAsked: (text: string) => boolean): Uint8Array {
  return Uint8Array.from(texts, (text) => Number(isAsked(text)));
}

function eventsAt(rows: Rows, positions: readonly number[]): StoredEvent[] {
  return rows.all<StoredEvent>(
    `select position, id, stream, version, type, schema_version as schemaVersion,
       recorded_at as recordedAt, recorded_by as recordedBy, reason, data
     from events where position in (select value from json_each(@positions))
     order by position desc`,
    { positions: JSON.stringify(positions) },
  );
}

function itemOf(rows: Rows, stored: StoredEvent): LedgerItem {
  const { stream, position } = stored;
  const parsed = parseStream(stream);
  if (!parsed) throw new Error(`position ${position}: ${stream} is no stream`);
  const after = thingAt(rows, parsed, position);
  const event = recorded(stored);
  const changes = changesOf(event, { before: thingAt(rows, parsed, position - 1), after });
  const of = after === null ? stream : titleOf(after);
  return { event, thing: parsed.kind, id: parsed.id, of, changes };
}

/** The thing as the views have it at a position, which is what folding its stream gives. */
function thingAt(
  rows: Rows,
  { kind, id }: NonNullable<ReturnType<typeof parseStream>>,
  position: number,
): Thing | null {
  if (kind !== 'occurrence') return rows.registered(kind, id, position)?.row ?? null;
  const row = rows.occurrence(id, position)?.row;
  if (!row) return null;
  const { span: _span, ...occurrence } = row;
  return occurrence;
}
