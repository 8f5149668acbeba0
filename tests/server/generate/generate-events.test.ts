import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Proposed } from '../../../events/decisions/decide.ts';
import { eventTypes, findEventType } from '../../../events/vocabulary/event.ts';
import { generateEvents, seedMax } from '../../../server/generate/generate-events.ts';
import type { StoredEvent } from '../../../server/log/log.ts';
import { recorded } from '../../../server/log/recorded.ts';
import { storedIssue } from '../../../server/log/stored-event.ts';
import { archiveOf } from '../../support/given.ts';
import { toldOf } from '../../support/told-of.ts';
import { openReading } from '../reading/open-reading.ts';

function generated(occurrences: number, seed: number): readonly StoredEvent[] {
  return [...generateEvents({ occurrences, seed })].flat();
}

function digest(occurrences: number, seed: number): string {
  return createHash('sha256')
    .update(JSON.stringify(generated(occurrences, seed)))
    .digest('hex');
}

function proposed(event: StoredEvent): Proposed {
  return toldOf(recorded(event));
}

const events = generated(2_000, 1);

describe('a generated archive', () => {
  it('is the same to the byte for the same arguments, and another for another seed', () => {
    expect(JSON.stringify(generated(2_000, 1))).toBe(JSON.stringify(events));
    expect(digest(300, 2)).not.toBe(digest(300, 1));
    expect(digest(300, 0)).not.toBe(digest(300, seedMax));
  });

  it('is this one, until it is meant to be another', () => {
    expect(digest(500, 1)).toBe('7c262aa80040b655d4d0ac21a86ef158d2a23305c08e1ed5e8d48b9cc965a9ac');
  });

  it('tells of as many occurrences as asked for', () => {
    for (const occurrences of [1, 2, 17, 300])
      expect(
        generated(occurrences, 3).filter(({ type }) => type === 'OccurrenceRecorded'),
      ).toHaveLength(occurrences);
  });

  it('has events of every type that editors say, and no redaction, which is for administrators', () => {
    const said = Object.keys(eventTypes).filter((type) => type !== 'EventRedacted');
    expect(new Set(events.map(({ type }) => type))).toEqual(new Set(said));
  });

  it('is accepted whole by an archive that decides on each event', async () => {
    const opened = await openReading();
    try {
      const proposals = events.map((event) => ({
        id: event.id,
        stream: event.stream,
        type: event.type,
        data: recorded(event).data,
        reason: event.reason,
        expectedVersion: event.version - 1,
      }));
      const { outcome } = opened.archive.append({ events: proposals, reason: '', by: 'A test' });
      expect(outcome).toBe('appended');
      const kept = opened.archive.read({ after: 0, limit: events.length + 1 });
      expect(kept.map(({ data }) => data)).toEqual(events.map(({ data }) => data));
    } finally {
      opened.close();
    }
  });

  it('is accepted whatever the seed', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: seedMax }),
        fc.integer({ min: 1, max: 150 }),
        (seed, n) => {
          const { log } = archiveOf(...generated(n, seed).map(proposed));
          expect(log.map(({ version }) => version)).toEqual(
            generated(n, seed).map(({ version }) => version),
          );
        },
      ),
      { numRuns: 25, seed: 3 },
    );
  });

  it('holds only events as this archive records them', () => {
    expect(events.map(storedIssue).filter((issue) => issue !== null)).toEqual([]);
    const stored = events.filter(({ type, data }) => {
      const parsed: unknown = findEventType(type)?.schema.parse(JSON.parse(data));
      return JSON.stringify(parsed) !== data;
    });
    expect(stored).toEqual([]);
  });

  it('numbers positions without a gap, and gives each event its own id', () => {
    expect(events.map(({ position }) => position)).toEqual(events.map((_, index) => index + 1));
    expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  });
});

describe('recorded time in a generated archive', () => {
  const times = events.map(({ recordedAt }) => recordedAt);

  it('never goes back, runs over years, and never into the future', () => {
    expect(times).toEqual(times.toSorted());
    expect(times[0]).toMatch(/^2009/u);
    expect(times.at(-1)).toMatch(/^202[34]/u);
  });

  it('has several events in some milliseconds', () => {
    expect(new Set(times).size).toBeLessThan(times.length * 0.9);
    expect(new Set(times).size).toBeGreaterThan(times.length * 0.1);
  });

  it('has corrections between tellings, and years after what they correct', () => {
    const told = new Map(
      events.filter(({ version }) => version === 1).map((one) => [one.stream, one.recordedAt]),
    );
    const years = ({ stream, recordedAt }: StoredEvent): number =>
      Number(recordedAt.slice(0, 4)) - Number(told.get(stream)?.slice(0, 4));
    const redated = events.filter(({ type }) => type === 'OccurrenceRedated');
    expect(redated.filter((one) => years(one) >= 5).length).toBeGreaterThan(10);
    expect(redated.every(({ reason }) => reason !== '')).toBe(true);
  });
});

describe('what a generated archive tells', () => {
  const all = generated(5_000, 2).map((event) => toldOf(recorded(event)));
  const tellings = all.flatMap((event) =>
    event.type === 'OccurrenceRecorded' ? [event.data] : [],
  );
  const dates = tellings.map(({ date }) => date.edtf);

  it.each([
    ['a day', /^\d{4}-\d\d-\d\d$/u],
    ['a month', /^\d{4}-(?:0\d|1[0-2])$/u],
    ['a year', /^\d{4}$/u],
    ['a time', /T/u],
    ['an interval of days', /^-?\d{4}-\d\d-\d\d\/-?\d{4}-\d\d-\d\d$/u],
    ['an interval of years', /^-?\d{4}\/-?\d{4}$/u],
    ['about', /^-?\d{4}~$/u],
    ['uncertain', /^-?\d{4}\?$/u],
    ['both', /%$/u],
    ['a decade', /^-?\d{3}X$/u],
    ['a century', /^-?\d\dXX$/u],
    ['a month without its day', /-\d\d-XX$/u],
    ['a season', /^-?\d{4}-2[1-4]$/u],
    ['a season of a hemisphere', /^-?\d{4}-(?:2[5-9]|3[0-2])$/u],
    ['a quarter or more', /^-?\d{4}-(?:3[3-9]|4[01])$/u],
    ['an open end', /\/\.\.$/u],
    ['an open start', /^\.\.\//u],
    ['an unknown end', /\d\/$/u],
    ['an unknown start', /^\/-?\d/u],
    ['one of', /^\[-?\d{4},/u],
    ['all of', /^\{/u],
    ['one of those before', /^\[\.\./u],
    ['one of those after', /\.\.\]$/u],
    ['marks on parts', /-\?\d\d-~\d\d$/u],
    ['significant digits', /^\d{4}S\d$/u],
    ['a year before the common era', /^-\d{4}/u],
    ['a year of five digits', /^Y-\d{5}/u],
    ['a year with an exponent', /^Y-\d\dE3$/u],
  ])('is dated in every shape: %s', (_shape, pattern) => {
    expect(dates.some((edtf) => pattern.test(edtf))).toBe(true);
  });

  it('has sources published long after what they tell of, and some that no one dated', () => {
    const sources = new Map(
      all.flatMap(({ type, stream, data }) =>
        type === 'SourceRegistered' ? [[stream.slice('source-'.length), data.published]] : [],
      ),
    );
    const late = tellings.filter(({ date, citations }) => {
      const published = sources.get(citations[0]?.source ?? '');
      return (
        /^\d{4}/u.test(date.edtf) &&
        Number(published?.slice(0, 4)) - Number(date.edtf.slice(0, 4)) > 20
      );
    });
    expect(late.length).toBeGreaterThan(500);
    expect([...sources.values()].filter((published) => published === undefined)).not.toEqual([]);
    expect([...sources.values()].filter((published) => published?.includes('~'))).not.toEqual([]);
  });

  it('has few actors who take part in much, and many who take part in little', () => {
    const parts = new Map<string, number>();
    for (const { actors } of tellings)
      for (const { actor } of actors) parts.set(actor, (parts.get(actor) ?? 0) + 1);
    const counts = [...parts.values()].sort((a, b) => b - a);
    const total = counts.reduce((sum, count) => sum + count, 0);
    const ofFirst = counts.slice(0, 10).reduce((sum, count) => sum + count, 0);
    expect(ofFirst).toBeGreaterThan(total / 4);
    expect(counts.length).toBeGreaterThan(100);
  });

  it('moves instruments through several standings', () => {
    const standings = new Map<string, number>();
    for (const { effects } of tellings)
      for (const { instrument } of effects)
        standings.set(instrument, (standings.get(instrument) ?? 0) + 1);
    expect([...standings.values()].filter((count) => count >= 4).length).toBeGreaterThan(5);
  });
});
