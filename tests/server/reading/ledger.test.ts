import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Proposed } from '../../../events/decisions/decide.ts';
import { isBy } from '../../../events/readings/authors.ts';
import type { LedgerItem } from '../../../events/readings/ledger.ts';
import { toldOf } from '../../support/told-of.ts';
import type { Recorded } from '../../../events/vocabulary/event.ts';
import { parseStream } from '../../../events/vocabulary/event-type.ts';
import { parseLedgerQuery } from '../../../server/reading/query/ledger-query.ts';
import type { Reader } from '../../../server/reading/reader.ts';
import * as say from '../../support/sayings.ts';
import { openReading, type OpenReading } from './open-reading.ts';
import { ground, history } from './random-archive.ts';

const names = ['Anna Keller', 'Jonas Weber', 'Jonas Weber, accepted by Anna Keller', 'Li'] as const;

/** The parameters of a question, by name. */
type Asked = readonly (readonly [name: string, value: string])[];

/** Values of a parameter, which most questions do not ask. */
const values = (name: string, ...some: readonly string[]): fc.Arbitrary<Asked> =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    {
      weight: 1,
      arbitrary: fc
        .subarray([...some], { minLength: 1 })
        .map((chosen) => chosen.map((value): readonly [string, string] => [name, value])),
    },
  );

const question = fc
  .tuple(
    values('by', 'anna keller', 'Jonas Weber', 'Nobody'),
    values('without', 'Anna Keller', 'Li'),
    values('type', 'OccurrenceRecorded', 'OccurrenceRevised', 'CitationAdded'),
    values('chronicle', 'main', 'other'),
  )
  .map((parts): Asked => parts.flat());

/** An archive in which everyone said something. */
async function archiveOf(said: readonly Proposed[]): Promise<OpenReading> {
  const opened = await openReading();
  for (const [at, event] of [...ground, ...said].entries()) {
    const by = names[(at * 7 + event.type.length) % names.length] ?? '';
    const outcome = opened.archive.append({ events: [event], reason: event.reason, by });
    if (outcome.outcome !== 'appended') throw new Error(JSON.stringify(outcome));
  }
  return opened;
}

function ask(reader: Reader, parameters: Asked) {
  const raw = new URLSearchParams(parameters.map(([name, value]) => [name, value]));
  const parsed = parseLedgerQuery(raw, reader);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return reader.ledger(parsed.query.page);
}

/** Every item of a list, page by page. */
function all(reader: Reader, parameters: Asked, limit: number) {
  const items: LedgerItem[] = [];
  const totals = new Set<number>();
  let cursor: string | null = null;
  do {
    const page: ReturnType<typeof ask> = ask(reader, [
      ...parameters,
      ['limit', String(limit)],
      ...(cursor === null ? [] : [['cursor', cursor] as const]),
    ]);
    items.push(...page.items);
    totals.add(page.total);
    cursor = page.next;
  } while (cursor !== null);
  return { items, totals: [...totals] };
}

/** The streams that belong to chronicles, or did before a position, found by folding the log. */
function belongTo(chronicles: readonly string[], log: readonly Recorded[]): Set<string> {
  const streams = new Set(chronicles.map((id) => `chronicle-${id}`));
  for (const { type, data, stream } of log) {
    const given = type === 'OccurrenceRecorded' || type === 'OccurrenceRevised' ? data : {};
    const named = 'chronicles' in given ? (given.chronicles ?? []) : [];
    if (named.some((id) => chronicles.includes(id))) streams.add(stream);
  }
  return streams;
}

function isAsked(event: Recorded, parameters: Asked, log: readonly Recorded[]) {
  const valuesOf = (name: string) =>
    parameters.flatMap(([one, value]) => (one === name ? [value] : []));
  const [by, without, types, chronicles] = ['by', 'without', 'type', 'chronicle'].map(valuesOf);
  if (!by || !without || !types || !chronicles) return false;
  return (
    (by.length === 0 || by.some((name) => isBy(event.recordedBy, name))) &&
    !without.some((name) => isBy(event.recordedBy, name)) &&
    (types.length === 0 || types.includes(event.type)) &&
    (chronicles.length === 0 || belongTo(chronicles, log).has(event.stream))
  );
}

describe('the ledger', () => {
  it('tells of any log, at any position, what was asked for, newest first and page by page', async () => {
    let told = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.noBias(history),
        fc.array(question, { minLength: 1, maxLength: 4 }),
        fc.nat({ max: 8 }),
        async (said, questions, back) => {
          const opened = await archiveOf(said);
          const { reader } = opened;
          const position = Math.max(reader.head().position - back, 0);
          const log = ask(reader, [
            ['limit', '1000'],
            ['asOf', `seq:${position}`],
          ])
            .items.map(({ event }) => toldOf(event))
            .toReversed();
          expect(log.map((event) => event.position)).toEqual(log.map((_, at) => at + 1));
          expect(log).toHaveLength(position);
          for (const parameters of questions) {
            const expected = log.filter((event) => isAsked(event, parameters, log)).toReversed();
            const found = all(reader, [...parameters, ['asOf', `seq:${position}`]], 7);
            expect(found.items.map(({ event }) => event)).toEqual(expected);
            expect(found.totals).toEqual([expected.length]);
            told += expected.length;
          }
          opened.close();
        },
      ),
      { numRuns: 25 },
    );
    expect(told).toBeGreaterThan(20);
  });

  it('tells of each event what the history of its thing tells', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (said) => {
        const opened = await archiveOf(said);
        const { reader } = opened;
        for (const { event, thing, id, changes, of } of ask(reader, [['limit', '1000']]).items) {
          const stream = parseStream(event.stream);
          expect({ kind: thing, id }).toEqual(stream);
          expect(of).not.toBe('');
          const entry = reader
            .history(thing, id, event.position)
            ?.items.find((one) => one.event.position === event.position);
          expect(changes).toEqual(entry?.changes);
        }
        opened.close();
      }),
      { numRuns: 10 },
    );
  });

  it('takes in what is appended after it was first asked', async () => {
    const opened = await archiveOf([]);
    const { reader } = opened;
    expect(ask(reader, [['by', 'A test']]).total).toBe(0);
    opened.append(say.source('more', { title: 'The Paper' }));
    expect(ask(reader, [['by', 'A test']])).toMatchObject({
      total: 1,
      items: [{ thing: 'source', id: 'more', of: 'The Paper' }],
    });
    opened.close();
  });

  it.each([
    ['type', 'OccurrenceUpdated', 'unknown-type'],
    ['cursor', 'made-up', 'unknown-cursor'],
    ['by', '', 'value-length'],
    ['q', 'x', 'unknown-parameter'],
  ])('does not take %s=%s', async (name, value, code) => {
    const opened = await archiveOf([]);
    const { reader } = opened;
    const parsed = parseLedgerQuery(new URLSearchParams([[name, value]]), reader);
    expect(parsed).toMatchObject({ ok: false, issues: [{ parameter: name, code }] });
    opened.close();
  });
});
