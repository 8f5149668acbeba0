import type { DiffAnswer, ResponsibleEvent, RowChange } from '../../../events/readings/diff.ts';
import { startOf, writeCursor } from '../cursor.ts';
import type { Page, Paged } from '../reader.ts';
import type { Rows } from '../rows.ts';
import { differencesOf, fieldsOf, type Difference, type Differences } from './differences.ts';
import type { Pair } from './pair.ts';
import { listOfDiff, type DiffQuestion } from './question.ts';
import { subjectsOf } from './subjects.ts';

/** The most events that one change tells. */
const eventsMax = 100;

/**
 * How the second of two readings of a view differs from the first: the difference of their rows by
 * key, in the order of the view. Rows that both tell alike are no difference, whatever came between.
 */
export function diffView(pair: Pair, question: DiffQuestion, page: Page): Paged<DiffAnswer> {
  const list = listOfDiff(question);
  const [, start = null] = startOf(list, page.after) ?? [];
  const differences = differencesOf(pair, question.view);
  const counts = { added: 0, removed: 0, changed: 0, moved: 0 };
  const listed: Difference[] = [];
  let hasBegun = start === null;
  for (const difference of differences.all()) {
    counts[difference.change] += 1;
    if (difference.moved) counts.moved += 1;
    if (hasBegun && listed.length <= page.limit) listed.push(difference);
    // The list is the same on every page: the key after which this one begins comes by.
    hasBegun ||= difference.key === start;
  }
  const shown = listed.slice(0, page.limit);
  const last = listed.length > page.limit ? shown.at(-1) : undefined;
  const { from, to, view } = question;
  return {
    asOf: pair.after.asOf,
    view,
    from: { ...pair.before.asOf, until: from.until, knownBy: from.knownBy },
    to: { ...pair.after.asOf, until: to.until, knownBy: to.knownBy },
    total: counts.added + counts.removed + counts.changed,
    counts,
    items: changesOf(pair, question, { differences, shown }),
    next: last ? writeCursor(list, [from.clocks.position, last.key]) : null,
  };
}

function changesOf(
  pair: Pair,
  { view }: DiffQuestion,
  { differences, shown }: { differences: Differences; shown: readonly Difference[] },
): readonly RowChange[] {
  const rows = differences.rowsOf(shown);
  const responsible = differences.responsible();
  const events = new EventsByPosition(pair.before.rows);
  return shown.map((difference, index) => {
    const { key, change, moved } = difference;
    const row = rows[index] ?? { before: null, after: null };
    const about = row.after
      ? subjectsOf(pair.after, view, row.after)
      : row.before && subjectsOf(pair.before, view, row.before);
    const all = [...responsible.of(difference, row)].sort((a, b) => a - b);
    const positions = all.slice(-eventsMax);
    return {
      key,
      change,
      moved,
      about: about ?? [],
      fields: fieldsOf(row),
      positions,
      events: positions.flatMap((position) => events.at(position) ?? []),
      eventsTotal: all.length,
    };
  });
}

/** Events as a change tells them; remembers those that it told. */
class EventsByPosition {
  private readonly known = new Map<number, ResponsibleEvent | null>();
  private readonly rows: Rows;

  constructor(rows: Rows) {
    this.rows = rows;
  }

  at(position: number): ResponsibleEvent | null {
    const known = this.known.get(position);
    if (known !== undefined) return known;
    const [found = null] = this.rows.all<ResponsibleEvent>(
      `select position, stream, type, recorded_at as recordedAt, recorded_by as recordedBy, reason
       from events where position = @position`,
      { position },
    );
    this.known.set(position, found);
    return found;
  }
}
