import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSameValue } from '../../../events/decisions/sameness.ts';
import type { DiffAnswer, RowChange } from '../../../events/readings/diff.ts';
import { changesBetween } from '../../../events/things/changes.ts';
import { parseReadingQuery } from '../../../server/reading/query.ts';
import { parseDiffQuery } from '../../../server/reading/query/diff-query.ts';
import {
  viewNames,
  type Reader,
  type ViewName,
  type ViewRow,
} from '../../../server/reading/reader.ts';
import { openReading } from './open-reading.ts';
import { compare } from './oracle.ts';
import { ground, history, question } from './random-archive.ts';

/** What names one side: its clocks, each as a parameter has it; null: left to those beside. */
interface Side {
  readonly at: number | null;
  readonly until: string | null;
  readonly knownBy: string | null;
}

type Raw = Record<string, readonly string[]>;

const dates = ['2014', '2015-06', '2015-09-25', '2015-10', '2016', '2016-03', '2018-12', '-0050'];
const date = fc.option(fc.constantFrom(...dates));
const sides = {
  positions: side(fc.nat(), fc.constant(null), fc.constant(null)),
  until: side(fc.constant(null), fc.constantFrom(...dates), fc.constant(null)),
  knownBy: side(fc.constant(null), fc.constant(null), fc.constantFrom(...dates)),
  mixture: side(fc.option(fc.nat()), date, date),
} as const;

function side(
  at: fc.Arbitrary<number | null>,
  until: fc.Arbitrary<string | null>,
  knownBy: fc.Arbitrary<string | null>,
): fc.Arbitrary<Side> {
  return fc.record({ at, until, knownBy });
}

/** The window, filters and way to match of a random question, for both sides. */
const beside = question.map((asked): Raw => {
  const names = [...asked.keys()].filter((name) => name !== 'until' && name !== 'knownBy');
  return Object.fromEntries(names.map((name) => [name, asked.getAll(name)]));
});

/** The same as a comparison calls them, whose `from` and `to` are the sides. */
function besideSides({ from, to, ...rest }: Raw): Raw {
  return { ...rest, ...(from && { windowFrom: from }), ...(to && { windowTo: to }) };
}

function named({ at, until, knownBy }: Side, head: number): readonly string[] {
  const clocks = [
    at === null ? null : `seq:${at % (head + 1)}`,
    until === null ? null : `until:${until}`,
    knownBy === null ? null : `knownBy:${knownBy}`,
  ].filter((clock) => clock !== null);
  return clocks.length > 0 ? clocks : [`seq:${head}`];
}

function diff(reader: Reader, view: ViewName, raw: Raw, limit = 1000): DiffAnswer {
  const items: RowChange[] = [];
  let after: string | null = null;
  for (;;) {
    const cursor: Raw = after === null ? {} : { cursor: [after] };
    const parsed = parseDiffQuery({ ...raw, limit: [`${limit}`], ...cursor }, reader, view);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
    const { question, page } = parsed.query;
    const answer = reader.diff(question, page);
    items.push(...answer.items);
    after = answer.next;
    if (after === null) return { ...answer, items };
  }
}

/** The whole reading that a side names, by key. */
function rowsOf(
  reader: Reader,
  view: ViewName,
  { at, until, knownBy }: Side,
  filters: Raw,
): ReadonlyMap<string, ViewRow> {
  const { position: head } = reader.head();
  const raw = {
    ...filters,
    asOf: [`seq:${at === null ? head : at % (head + 1)}`],
    ...(until !== null && { until: [until] }),
    ...(knownBy !== null && { knownBy: [knownBy] }),
  };
  const parsed = parseReadingQuery(raw, reader, 'view', view);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const { clocks, filters: asked } = parsed.query;
  const { rows } = reader.view(view, clocks, asked, { limit: 1000, after: null });
  return new Map(rows.map((row) => [row.key, row]));
}

function difference(
  before: ReadonlyMap<string, ViewRow>,
  after: ReadonlyMap<string, ViewRow>,
): ReadonlyMap<string, Pick<RowChange, 'change' | 'fields'>> {
  const keys = new Set([...before.keys(), ...after.keys()]);
  const differing = [...keys].flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    if (isSameValue(was, is)) return [];
    const fields = changesBetween(was ?? null, is ?? null).filter(
      ({ pointer }) => pointer !== '/key',
    );
    return [[key, { change: !was ? 'added' : !is ? 'removed' : 'changed', fields }] as const];
  });
  return new Map(differing);
}

function inOrder(view: ViewName, keys: Iterable<string>): readonly string[] {
  if (view === 'ledger') return [...keys].sort((a, b) => Number(a) - Number(b));
  return [...keys].sort(compare);
}

/** Changes as a comparison the other way round should tell them. */
function reversed(items: readonly RowChange[]): readonly unknown[] {
  const opposite = { added: 'removed', removed: 'added', changed: 'changed' } as const;
  return items.map(({ change, fields, ...rest }) =>
    told({
      ...rest,
      change: opposite[change],
      fields: fields.map(({ pointer, before, after }) => ({
        pointer,
        before: after,
        after: before,
      })),
    }),
  );
}

/** A change without names, which are those of the second reading; its fields in order. */
function told({ key, change, moved, fields, positions }: RowChange): unknown {
  const sorted = [...fields].sort((a, b) => (a.pointer < b.pointer ? -1 : 1));
  return { key, change, moved, positions, fields: sorted };
}

function expectDifference(
  reader: Reader,
  view: ViewName,
  { one, other, beside }: { readonly one: Side; readonly other: Side; readonly beside: Raw },
): void {
  const { position: head } = reader.head();
  const [from, to] = [named(one, head), named(other, head)];
  const given = besideSides(beside);
  const wanted = difference(rowsOf(reader, view, one, beside), rowsOf(reader, view, other, beside));
  const answer = diff(reader, view, { ...given, from, to });
  const found = answer.items.map(({ key, change, fields }) => [key, { change, fields }] as const);
  expect(new Map(found)).toEqual(wanted);
  expect(answer.items.map(({ key }) => key)).toEqual(inOrder(view, wanted.keys()));
  expect(answer.total).toBe(wanted.size);
  for (const { positions, events, eventsTotal } of answer.items) {
    expect(positions.length).toBeGreaterThan(0);
    expect(eventsTotal).toBe(positions.length);
    expect(events.map(({ position }) => position)).toEqual(positions);
  }
  expect(diff(reader, view, { ...given, from, to }, 2)).toEqual(answer);
  const back = diff(reader, view, { ...given, from: to, to: from });
  expect(back.items.map(told)).toEqual(reversed(answer.items));
}

/** What a reading differs in from itself. */
function fromItself(reader: Reader, view: ViewName, one: Side): readonly RowChange[] {
  const side = named(one, reader.head().position);
  return diff(reader, view, { from: side, to: side }).items;
}

describe('a comparison of two readings', () => {
  it.each(['positions', 'until', 'knownBy', 'mixture'] as const)(
    'is the difference of the two, by key, and the other way round its reverse: %s',
    (kind) =>
      fc.assert(
        fc.asyncProperty(
          history,
          fc.array(fc.record({ one: sides[kind], other: sides[kind], beside }), {
            minLength: 3,
            maxLength: 3,
          }),
          async (said, asked) => {
            const open = await openReading();
            try {
              open.append(...ground, ...said);
              for (const comparison of asked)
                for (const view of viewNames) {
                  expectDifference(open.reader, view, comparison);
                  expect(fromItself(open.reader, view, comparison.one)).toEqual([]);
                }
            } finally {
              open.close();
            }
          },
        ),
        { numRuns: 12, interruptAfterTimeLimit: 12_000 },
      ),
    30_000,
  );
});
