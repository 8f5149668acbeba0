import fc from 'fast-check';
import type { Proposed } from '../../events/decisions/decide.ts';
import type { Occurrence } from '../../events/things/occurrence.ts';
import type { ArchiveInMemory } from '../support/archive-in-memory.ts';
import * as say from '../support/sayings.ts';
import * as drawn from './drawn.ts';

/** Something to be said of an archive as it stands; null: there is nothing to say it of. */
export type Saying = (archive: ArchiveInMemory) => Proposed | null;

const idsOfFew = ['a', 'b', 'c', 'd'];

/** One of a few occurrences, told for the first time. */
export const recording: fc.Arbitrary<Saying> = drawn.recorded.map((told) => (archive) => {
  const id = idsOfFew.find((id) => archive.occurrence(id) === null);
  return id === undefined ? null : say.occurrence(id, told);
});

/** One of however many occurrences, told for the first time. */
export const recordingOfMany: fc.Arbitrary<Saying> = drawn.recorded.map((told) => (archive) => {
  return say.occurrence(`o${archive.occurrences().length}`, told);
});

/** One of these, by any number; undefined: there is none. */
function oneOf<Value>(values: readonly Value[], number: number): Value | undefined {
  return values[number % values.length];
}

/** Something said of an occurrence that is live, or is not, with values of its own. */
function of<Values extends unknown[]>(
  which: 'live' | 'gone',
  values: { [Index in keyof Values]: fc.Arbitrary<Values[Index]> },
  said: (one: Occurrence, values: Values, archive: ArchiveInMemory) => Proposed | null,
): fc.Arbitrary<Saying> {
  return fc.tuple(fc.nat(999), fc.tuple<Values>(...values)).map(([number, values]) => (archive) => {
    const all = archive.occurrences();
    const there = all.filter(({ status }) => (status === 'live') === (which === 'live'));
    const one = oneOf(there, number);
    return one ? said(one, values, archive) : null;
  });
}

/** A live occurrence other than this one. */
function otherThan(
  { id }: Occurrence,
  number: number,
  archive: ArchiveInMemory,
): Occurrence | undefined {
  const others = archive.occurrences().filter((one) => one.id !== id && one.status === 'live');
  return oneOf(others, number);
}

const redated = of('live', [drawn.date], ({ id }, [date]) =>
  say.say('OccurrenceRedated', `occurrence-${id}`, { date }),
);
const affecting = of('live', [drawn.effects], ({ id }, [effects]) =>
  say.revised('occurrence', id, { effects }),
);
const retold = of('live', [drawn.actors, drawn.tags], ({ id }, [actors, tags]) =>
  say.revised('occurrence', id, { actors, tags }),
);
const cited = of('live', [drawn.citation], ({ id }, [citation]) => say.cited(id, citation));
const uncited = of('live', [fc.nat(5)], ({ id, citations }, [number]) => {
  const { source, locator } = oneOf(citations, number) ?? {};
  return say.say('CitationWithdrawn', `occurrence-${id}`, { source, locator });
});
const related = of(
  'live',
  [drawn.relation, fc.nat(5), drawn.source],
  (one, [relation, number, source], archive) => {
    const other = otherThan(one, number, archive);
    const data = { relation, occurrence: other?.id, citation: say.citing(source) };
    return other ? say.say('OccurrenceRelated', `occurrence-${one.id}`, data) : null;
  },
);
const unrelated = of('live', [fc.nat(2)], ({ id, relations }, [number]) => {
  const ended = oneOf(relations, number);
  return ended ? say.unrelated(id, ended.relation, ended.occurrence) : null;
});
const disputed = of('live', [drawn.source], ({ id }, [source]) =>
  say.disputed(id, 'day', { date: '2015-03-20', citations: [say.citing(source)] }),
);
const resolved = of('live', [], ({ id }) => say.resolved(id, 'day'));
const retracted = of('live', [], ({ id }) => say.retracted(id));
const merged = of('live', [fc.nat(5)], (one, [number], archive) => {
  const other = otherThan(one, number, archive);
  return other ? say.merged(one.id, other.id) : null;
});
const reinstated = of('gone', [], ({ id }) => say.reinstated(id));
const republished = fc.tuple(drawn.source, drawn.published).map(
  ([id, published]) =>
    () =>
      say.revised('source', id, { published }),
);
const withdrawn = drawn.source.map((id) => () => say.withdrawn(id));
const renamed = fc
  .constantFrom('Zhongguo', 'Huawei friends')
  .map((name) => () => say.revised('actor', 'nsa', { name }));

/** Anything that may be said of the things of a random log; the rules may still refuse it. */
export const saying: fc.Arbitrary<Saying> = fc.oneof(
  { weight: 4, arbitrary: recording },
  { weight: 5, arbitrary: redated },
  { weight: 3, arbitrary: affecting },
  { weight: 1, arbitrary: retold },
  { weight: 3, arbitrary: cited },
  { weight: 4, arbitrary: uncited },
  { weight: 4, arbitrary: related },
  { weight: 1, arbitrary: unrelated },
  { weight: 1, arbitrary: disputed },
  { weight: 1, arbitrary: resolved },
  { weight: 1, arbitrary: retracted },
  { weight: 2, arbitrary: merged },
  { weight: 3, arbitrary: reinstated },
  { weight: 3, arbitrary: republished },
  { weight: 1, arbitrary: withdrawn },
  { weight: 1, arbitrary: renamed },
);
