import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Proposed } from '../../../events/decisions/decide.ts';
import type { ArchiveInMemory } from '../../support/archive-in-memory.ts';
import { archiveOf } from '../../support/given.ts';
import {
  actor,
  cited,
  citing,
  disputed,
  merged,
  occurrence,
  related,
  reinstated,
  resolved,
  retracted,
  revised,
  say,
  source,
  unrelated,
  withdrawn,
} from '../../support/sayings.ts';

// Few names, so that what is said keeps meeting what was said before.
const one = fc.constantFrom('a', 'b', 'c', 'd');
const paper = fc.constantFrom('paper', 'book', 'diary');
const stance = fc.constantFrom('supports', 'supports', 'mentions', 'disputes');
const relation = fc.constantFrom('part-of', 'part-of', 'causes');

const saying: fc.Arbitrary<Proposed> = fc.oneof(
  fc
    .tuple(one, paper, stance)
    .map(([id, of, stance]) => occurrence(id, { citations: [citing(of, { stance })] })),
  fc.tuple(one, paper, stance).map(([id, of, stance]) => cited(id, citing(of, { stance }))),
  fc
    .tuple(one, paper)
    .map(([id, of]) =>
      say('CitationWithdrawn', `occurrence-${id}`, { source: of, locator: 'page 1' }),
    ),
  fc.tuple(one, relation, one).map(([id, relation, other]) => related(id, relation, other)),
  fc.tuple(one, relation, one).map(([id, relation, other]) => unrelated(id, relation, other)),
  fc.tuple(one, one).map(([id, into]) => merged(id, into)),
  one.map(retracted),
  one.map(reinstated),
  one.map((id) => disputed(id, 'day')),
  one.map((id) => resolved(id, 'day')),
  paper.map((id) => source(id)),
  fc.tuple(paper, paper).map(([id, citedVia]) => revised('source', id, { citedVia })),
  paper.map(withdrawn),
  one.map((id) => actor(id)),
  fc.tuple(one, one).map(([id, partOf]) => revised('actor', id, { partOf })),
);

/** The ids from which a way leads back to themselves. */
function circles(edges: ReadonlyMap<string, readonly string[]>): string[] {
  return [...edges.keys()].filter((start) => {
    const met = new Set(edges.get(start));
    for (const id of met) for (const next of edges.get(id) ?? []) met.add(next);
    return met.has(start);
  });
}

/** Everything that is wrong with an archive; each line names what is and where. */
function wrongsOf(archive: ArchiveInMemory): string[] {
  const live = archive.occurrences().filter(({ status }) => status === 'live');
  const isRelied = (id: string) => archive.source(id)?.withdrawn === false;
  return [
    live
      .filter(({ citations }) =>
        citations.every(({ source, stance }) => stance !== 'supports' || !isRelied(source)),
      )
      .map(({ id }) => `${id} is unsourced`),
    archive
      .occurrences()
      .flatMap(({ id, citations, relations }) => [
        `${id} cites ${citations.find(({ source }) => !archive.source(source))?.source}`,
        `${id} ties to ${relations.find((tie) => !archive.occurrence(tie.occurrence))?.occurrence}`,
      ]),
    circles(wholes(archive)).map((id) => `${id} is part of its own part`),
    circles(above(archive, 'source')).map((id) => `${id} is cited via itself`),
    circles(above(archive, 'actor')).map((id) => `${id} is part of itself`),
  ]
    .flat()
    .filter((wrong) => !wrong.endsWith('undefined'));
}

function wholes(archive: ArchiveInMemory): Map<string, string[]> {
  return new Map(
    archive
      .occurrences()
      .map(({ id, relations, mergedInto }) => [
        id,
        [
          ...relations.filter((one) => one.relation === 'part-of').map((one) => one.occurrence),
          ...(mergedInto === null ? [] : [mergedInto]),
        ],
      ]),
  );
}

function above(archive: ArchiveInMemory, kind: 'source' | 'actor'): Map<string, string[]> {
  const things = [...archive.things.values()].filter(({ thing }) => thing === kind);
  return new Map(
    things.map((thing) => {
      const up = thing.thing === 'source' ? thing.citedVia : undefined;
      const whole = thing.thing === 'actor' ? thing.partOf : undefined;
      return [thing.id, [up, whole].filter((id) => id !== undefined)];
    }),
  );
}

const past = [source('paper'), source('book'), ...['a', 'b', 'c'].map((id) => occurrence(id))];

describe('whatever is said, in whatever order', () => {
  const sayings = fc.array(saying, { maxLength: 80, size: 'max' });

  it('keeps the archive sound after every event', () => {
    const property = fc.property(sayings, (sayings) => {
      const archive = archiveOf(...past);
      return sayings.every((proposed) => {
        archive.append(proposed);
        return wrongsOf(archive).length === 0;
      });
    });
    expect(fc.check(property, { seed: 1917, numRuns: 300 })).toMatchObject({ failed: false });
  });

  it('is never accepted twice in a row: it would add nothing', () => {
    const property = fc.property(sayings, (sayings) => {
      const archive = archiveOf(...past);
      return sayings.every((proposed) => archive.append(proposed) ?? archive.append(proposed));
    });
    expect(fc.check(property, { seed: 1917, numRuns: 100 })).toMatchObject({ failed: false });
  });

  it('is accepted often enough for that to mean something', () => {
    const archives = fc.sample(sayings, { seed: 1917, numRuns: 300 }).map((sayings) => {
      const archive = archiveOf(...past);
      for (const proposed of sayings) archive.append(proposed);
      return archive;
    });
    const accepted = new Set(archives.flatMap(({ log }) => log.map(({ type }) => type)));
    expect([...accepted].toSorted()).toEqual([
      'ActorRegistered',
      'ActorRevised',
      'CitationAdded',
      'CitationWithdrawn',
      'DisputeResolved',
      'OccurrenceDisputed',
      'OccurrenceMerged',
      'OccurrenceRecorded',
      'OccurrenceReinstated',
      'OccurrenceRelated',
      'OccurrenceRetracted',
      'OccurrenceUnrelated',
      'SourceRegistered',
      'SourceRevised',
      'SourceWithdrawn',
    ]);
  });

  it('is decided even in a log that was not: what is named but not there is passed by', () => {
    const archive = archiveOf(...past);
    archive.record(related('b', 'part-of', 'x'));
    expect(archive.append(related('a', 'part-of', 'b'))).toBeNull();
  });

  it('would be seen to be unsound: a log that was never decided is', () => {
    const archive = archiveOf(source('paper'));
    archive.record(occurrence('a', { citations: [citing('diary')] }));
    archive.record(related('a', 'part-of', 'a'));
    archive.record(related('a', 'part-of', 'x'));
    archive.record(revised('source', 'paper', { citedVia: 'paper' }));
    archive.record(actor('a', { partOf: 'a' }));
    expect(wrongsOf(archive)).toEqual([
      'a is unsourced',
      'a cites diary',
      'a ties to x',
      'a is part of its own part',
      'paper is cited via itself',
      'a is part of itself',
    ]);
  });
});
