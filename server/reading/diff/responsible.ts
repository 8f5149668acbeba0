import type { StandingRow } from '../../../events/projections/standing.ts';
import type { ViewName } from '../reader.ts';
import type { Reading } from '../reading.ts';
import { judgedEffectsOn, type JudgedEffect } from '../standing.ts';
import type { Difference, RowPair } from './differences.ts';
import { Grounds } from './grounds.ts';
import { boundsOf, type Pair } from './pair.ts';
import { occurrencesIn } from './subjects.ts';

/** Finds for each row that differs the positions of the events responsible, in no order. */
export interface Responsible {
  of(difference: Difference, row: RowPair): ReadonlySet<number>;
}

/** The events responsible for differences of rows that are kept. */
export class ResponsibleForRows implements Responsible {
  private readonly pair: Pair;
  private readonly view: ViewName;
  private readonly grounds: Grounds;
  private readonly judged = new Map<string, readonly string[]>();

  constructor(pair: Pair, view: ViewName) {
    this.pair = pair;
    this.view = view;
    this.grounds = new Grounds(pair);
  }

  of(difference: Difference, row: RowPair): ReadonlySet<number> {
    const { grounds } = this;
    const positions = new Set(this.between(difference));
    const versions = [difference.before, difference.after].filter((from) => from !== null);
    if (grounds.haveOtherDates) for (const from of versions) positions.add(from);
    if (positions.size === 0 || grounds.haveOtherDates || this.view === 'standing')
      for (const position of this.behind(row)) positions.add(position);
    // Nothing that came between explains it: the row is as it is through the event that made it.
    if (positions.size === 0) for (const from of versions) positions.add(from);
    return positions;
  }

  /** Where versions of the row begin and end between the readings. */
  private between({ key }: Difference): readonly number[] {
    if (this.view === 'ledger') return [Number(key)].filter((at) => this.grounds.isBetween(at));
    const found = this.pair.before.rows.all<{ from: number; to: number | null }>(
      `select v.from_position as "from", v.to_position as "to" from view_${this.view} as v
       where v.key = @key and v.from_position <= @high
         and (v.to_position is null or v.to_position > @low)`,
      { key, ...boundsOf(this.pair) },
    );
    return found
      .flatMap(({ from, to }) => (to === null ? [from] : [from, to]))
      .filter((at) => this.grounds.isBetween(at));
  }

  /** What bears on the occurrences and sources from which the row follows. */
  private *behind(row: RowPair): Iterable<number> {
    const { view, grounds } = this;
    const told = row.after ?? row.before;
    if (!told) return;
    // What a row that both have says otherwise is in its versions; but judgements are not.
    if (view === 'standing' || !row.before || !row.after)
      for (const id of occurrencesIn(view, told)) yield* grounds.ofOccurrence(id);
    for (const source of sourcesIn(view, row)) yield* grounds.ofSource(source);
    if (view === 'standing' && row.before?.['present'] !== row.after?.['present'])
      for (const id of this.judgedOtherwise(String(told['instrument'])))
        yield* grounds.ofOccurrence(id);
  }

  /** The occurrences whose effects on an instrument only one reading has, or tells otherwise. */
  private judgedOtherwise(instrument: string): readonly string[] {
    const known = this.judged.get(instrument);
    if (known) return known;
    const [before, after] = [this.pair.before, this.pair.after].map((reading) =>
      effectsByKey(reading, instrument),
    );
    const keys = new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])]);
    const differing = [...keys].filter((key) => {
      const [was, is] = [before?.get(key), after?.get(key)];
      return was?.certainty !== is?.certainty || was?.edtf !== is?.edtf || !was || !is;
    });
    const occurrences = differing.flatMap((key) => {
      const effect: StandingRow | undefined = after?.get(key) ?? before?.get(key);
      return effect ? [effect.occurrence] : [];
    });
    this.judged.set(instrument, occurrences);
    return occurrences;
  }
}

function effectsByKey(reading: Reading, instrument: string): ReadonlyMap<string, JudgedEffect> {
  return new Map(
    judgedEffectsOn(reading, instrument).map((effect) => [
      `${effect.occurrence}/${effect.standing}`,
      effect,
    ]),
  );
}

/** The sources that a row speaks of in either reading, as far as it depends on whether they are known. */
function sourcesIn(view: ViewName, { before, after }: RowPair): ReadonlySet<string> {
  const rows = [before, after].filter((row) => row !== null);
  const isInBoth = rows.length === 2;
  return new Set(
    rows.flatMap((row) => {
      switch (view) {
        case 'timeline':
          return isInBoth
            ? [...namedIn([row['citations'], row['relations'], row['disputes']])]
            : [];
        case 'standing':
          return isInBoth && Array.isArray(row['sources']) ? row['sources'].map(String) : [];
        case 'sources':
          return [String(row['source'])];
        case 'links':
          return [...namedIn(row['citation'])];
        case 'actors':
        case 'tallies':
        case 'ledger':
          return [];
      }
    }),
  );
}

/** Every `source` that is named anywhere within a value. */
function* namedIn(value: unknown): Iterable<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, within] of Object.entries(value))
    if (name === 'source' && typeof within === 'string') yield within;
    else yield* namedIn(within);
}
