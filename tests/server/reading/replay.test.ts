import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standingOn } from '../../../events/replay/standing-on.ts';
import { countOn, type Steps } from '../../../events/replay/steps.ts';
import type { Clocks, Filters } from '../../../events/readings/clocks.ts';
import type { ReplayAnswer } from '../../../events/readings/replay.ts';
import { parseReadingQuery } from '../../../server/reading/query.ts';
import type { Reader } from '../../../server/reading/reader.ts';
import { openReading } from './open-reading.ts';
import { ground, history } from './random-archive.ts';

/** Days about which the dates of random archives change something, and two far from all. */
const until = fc.constantFrom(
  '-0100',
  '2013-12-31',
  '2014-06-15',
  '2015-09-25',
  '2015-10-31',
  '2016',
  '2030',
);

const question = fc.record({
  match: fc.constantFrom('possible', 'certain'),
  knownBy: fc.option(fc.constantFrom('2014', '2016-01-05', '2020')),
  kind: fc.option(fc.constantFrom('statement', 'agreement')),
});

interface Asked {
  readonly clocks: Clocks;
  readonly filters: Filters;
}

function parse(reader: Reader, words: Readonly<Record<string, string | null>>): Asked {
  const raw = Object.entries(words).flatMap(([name, value]) =>
    value === null ? [] : [[name, [value]] as const],
  );
  const parsed = parseReadingQuery(Object.fromEntries(raw), reader, 'view');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.query;
}

function totalOf(reader: Reader, { clocks, filters }: Asked): number {
  return reader.occurrences(clocks, filters, 'occurred', { limit: 1, after: null }).total;
}

/** What is looked up for a day, each beside what a reading until that day tells. */
function* lookedUp(
  reader: Reader,
  track: Asked,
  asked: Asked,
): Iterable<readonly [looked: unknown, read: unknown]> {
  const { clocks, filters } = asked;
  const day = clocks.untilDay ?? Infinity;
  const answer = reader.replay(track.clocks, track.filters);
  const counts = (steps: Steps, other: Partial<Clocks>, only: Partial<Filters>) =>
    [
      countOn(steps, day),
      totalOf(reader, { clocks: { ...clocks, ...other }, filters: { ...filters, ...only } }),
    ] as const;
  yield counts(answer.begun, {}, {});
  // With `knownBy`, `match` also decides which sources are known: then the readings differ by that.
  if (clocks.knownByDay === null) yield counts(answer.certain, { match: 'certain' }, {});
  for (const { actor, begun } of answer.actors) yield counts(begun, {}, { actor: [actor.id] });
  for (const { instrument, effects } of answer.instruments) {
    const stood = standingOn(effects, day);
    const item = reader.instrument(instrument.id, clocks)?.instrument;
    const present = item?.periods.filter((period) => period.present !== 'no') ?? [];
    yield [
      [stood.certainty, stood.standing],
      [item?.certainty, item?.standing],
    ];
    yield [
      stood.effects.map(({ occurrence, sources }) => [occurrence, sources]),
      present.map(({ occurrence, sources }) => [occurrence.id, sources]),
    ];
  }
}

function replayOf(reader: Reader, words: Readonly<Record<string, string | null>>): ReplayAnswer {
  const { clocks, filters } = parse(reader, words);
  return reader.replay(clocks, filters);
}

describe('what a play-head is given', () => {
  it('tells of every day what a reading until that day tells', () =>
    fc.assert(
      fc.asyncProperty(
        history,
        fc.array(fc.tuple(question, until), { minLength: 6, maxLength: 6 }),
        async (said, questions) => {
          const open = await openReading();
          try {
            open.append(...ground, ...said);
            for (const [words, day] of questions) {
              const track = parse(open.reader, words);
              const asked = parse(open.reader, { ...words, until: day });
              for (const [looked, read] of lookedUp(open.reader, track, asked))
                expect(looked).toEqual(read);
              // A window narrows what is counted, and not what was the case.
              const narrow = replayOf(open.reader, { ...words, from: '2015-09', to: '2016' });
              expect(narrow.instruments).toEqual(replayOf(open.reader, words).instruments);
            }
          } finally {
            open.close();
          }
        },
      ),
      { numRuns: 30, interruptAfterTimeLimit: 10_000 },
    ));
});
