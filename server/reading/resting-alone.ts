import type { Columns } from './columns/columns.ts';
import type { OccurrenceColumns } from './columns/occurrence-columns.ts';
import type { LedgerColumns } from './ledger/ledger-columns.ts';

/** An occurrence that rests on one source alone, by id, and the day that it is ordered by. */
export interface AlonePair {
  readonly occurrence: string;
  readonly source: string;
  readonly occurred: number;
}

/** The live occurrences that one source alone supports, among those not withdrawn, at a position. */
export class RestingAlone {
  readonly #columns: OccurrenceColumns;
  /** The entries and the numbers of their sources' terms. */
  readonly #pairs: readonly { readonly entry: number; readonly term: number }[];
  #counts: Uint32Array | null = null;

  constructor(columns: Columns, position: number) {
    this.#columns = columns.occurrences();
    const supporting = supportingTerms(this.#columns, withdrawnBy(columns.ledger(), position));
    this.#pairs = [...pairsAt(this.#columns, supporting, position)];
  }

  /** How many they are. */
  get count(): number {
    return this.#pairs.length;
  }

  /** Some of them in the order of time, after the one with a day and an id; null: from the first. */
  after(last: readonly [occurred: number, id: string] | null, limit: number): readonly AlonePair[] {
    const { entries, ids, spans } = this.#columns;
    const placed = this.#pairs.map(({ entry, term }) => ({
      term,
      occurrence: entries.occurrences[entry] ?? 0,
      occurred: spans.placeOf(entries.spans[entry] ?? 0).occurred,
    }));
    placed.sort((a, b) => a.occurred - b.occurred || ids.compare(a.occurrence, b.occurrence));
    const isAfter = (one: (typeof placed)[number]): boolean =>
      last === null ||
      one.occurred > last[0] ||
      (one.occurred === last[0] && ids.of(one.occurrence) > last[1]);
    const begin = placed.findIndex(isAfter);
    return placed
      .slice(begin === -1 ? placed.length : begin)
      .slice(0, limit)
      .map((one) => ({
        occurrence: ids.of(one.occurrence),
        source: this.#columns.terms.valueOf(one.term),
        occurred: one.occurred,
      }));
  }

  /** How many rest on a source. */
  countOf(source: string): number {
    this.#counts ??= this.#count();
    const term = this.#columns.terms.numberOf('supports', source);
    return term === null ? 0 : (this.#counts[term] ?? 0);
  }

  #count(): Uint32Array {
    const counts = new Uint32Array(this.#columns.terms.count);
    for (const { term } of this.#pairs) counts[term] = (counts[term] ?? 0) + 1;
    return counts;
  }
}

/** The sources that had been withdrawn by a position; none ever comes back. */
function withdrawnBy({ types, typeOf, streams, streamOf }: LedgerColumns, position: number) {
  const withdrawn = new Set<string>();
  const type = types.texts.indexOf('SourceWithdrawn');
  for (
    let at = typeOf.indexOf(type, 1);
    at > 0 && at <= position;
    at = typeOf.indexOf(type, at + 1)
  )
    withdrawn.add(streams.of(streamOf[at] ?? 0).slice('source-'.length));
  return withdrawn;
}

/** By the number of each term, whether it names a source that still supports. */
function supportingTerms({ terms }: OccurrenceColumns, withdrawn: ReadonlySet<string>): Uint8Array {
  const supporting = new Uint8Array(terms.count);
  for (const term of terms.of('supports'))
    if (!withdrawn.has(terms.valueOf(term))) supporting[term] = 1;
  return supporting;
}

function* pairsAt(
  { entries }: OccurrenceColumns,
  supporting: Uint8Array,
  position: number,
): Generator<{ readonly entry: number; readonly term: number }> {
  const { ends, pool, termStarts, termEnds } = entries;
  for (let entry = 1; entry <= position; entry += 1) {
    if ((ends[entry] ?? 0) <= position) continue;
    let only = -1;
    let count = 0;
    for (let at = termStarts[entry] ?? 0; at < (termEnds[entry] ?? 0); at += 1) {
      const term = pool[at] ?? 0;
      if (supporting[term] === 0) continue;
      only = term;
      count += 1;
    }
    if (count === 1) yield { entry, term: only };
  }
}
