import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDate, type DateReading } from '../../../events/dates/date-reading.ts';
import type { Citation } from '../../../events/vocabulary/citation.ts';
import { findEventType } from '../../../events/vocabulary/event.ts';
import { archiveOf } from '../../support/given.ts';
import {
  citationsOf,
  foundingLines,
  foundingTypes,
  idOf,
  ofType,
  readFounding,
  seedPlaceOf,
  seedTexts,
} from './founding.ts';

const lines = foundingLines();
const events = lines.map(readFounding);
const sources = ofType(events, 'SourceRegistered');
const instruments = ofType(events, 'InstrumentRegistered');
const chronicles = ofType(events, 'ChronicleOpened');
const occurrences = ofType(events, 'OccurrenceRecorded');
const relations = ofType(events, 'OccurrenceRelated');
const disputes = ofType(events, 'OccurrenceDisputed');

const sourceOf = new Map(sources.map((event) => [idOf(event), event.data]));
const slugs = new Map(sources.map((event) => [idOf(event), event.data.slug ?? '']));
const seedSlugs = new Set<string>(seedTexts.map(({ slug }) => slug));

function read(edtf: string): DateReading {
  const date = readDate(edtf);
  if (!date.ok) throw new Error(`${edtf}: ${date.issue.message}`);
  return date.reading;
}

/** Whether a source is neither a seed text nor known through one. */
function isOutside(source: string): boolean {
  const { slug, citedVia } = sourceOf.get(source) ?? {};
  return citedVia === undefined && !seedSlugs.has(slug ?? '');
}

/** The last day on which the later of the seed texts that support an occurrence was published. */
function writtenBy(citations: readonly Citation[]): number {
  const days = citations
    .filter(({ source, stance }) => stance === 'supports' && seedSlugs.has(slugs.get(source) ?? ''))
    .map(({ source }) => read(sourceOf.get(source)?.published ?? '').bounds.latestDay ?? 0);
  return Math.max(...days);
}

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

describe('the file of the founding chronicle', () => {
  it('has one event a line, its keys in the order of the interchange format', () => {
    const keys = ['id', 'stream', 'type', 'schemaVersion', 'reason', 'data'];
    for (const line of lines) expect(Object.keys(JSON.parse(line))).toEqual(keys);
  });

  it('keeps every event at today’s version of its type', () => {
    const old = events.filter(
      ({ type, schemaVersion }) => findEventType(type)?.schemaVersion !== schemaVersion,
    );
    expect(old).toEqual([]);
  });

  it('is accepted whole by the rules of the archive, in its own order', () => {
    expect(archiveOf(...events).log).toHaveLength(lines.length);
  });

  it('gives every event an id of its own, and every thing an opaque one', () => {
    expect(repeated(events.map(({ id }) => id))).toEqual([]);
    const streams = new Set(events.map(({ stream }) => stream));
    const ids = [...streams].map((stream) => idOf({ stream }));
    expect(repeated(ids)).toEqual([]);
    expect(ids.filter((id) => !/^[a-z2-7]{12}$/u.test(id))).toEqual([]);
  });

  it('registers sources, actors, instruments and the chronicle before it tells', () => {
    const ranks = events.map(({ type }) => foundingTypes.indexOf(type));
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
  });

  it('tells the occurrences in the order of their earliest days, the unbounded first', () => {
    const days = occurrences.map(
      ({ data }) => read(data.date.edtf).bounds.earliestDay ?? Number.NEGATIVE_INFINITY,
    );
    expect(days).toEqual([...days].sort((a, b) => a - b));
  });

  it('gives every slug to one thing of a kind', () => {
    const named = events.flatMap(({ type, data }) =>
      'slug' in data && data.slug ? [`${type} ${data.slug}`] : [],
    );
    expect(repeated(named)).toEqual([]);
  });
});

describe('the founding chronicle', () => {
  it('is as full as the two texts', () => {
    expect(occurrences.length).toBeGreaterThanOrEqual(80);
    expect(instruments.length).toBeGreaterThanOrEqual(30);
    expect(relations.length).toBeGreaterThanOrEqual(40);
    expect(disputes.length).toBeGreaterThanOrEqual(12);
    expect(new Set(occurrences.map(({ data }) => data.importance)).size).toBe(5);
  });

  it('is counted rightly in its guide', () => {
    const file = new URL('../../../docs/founding-chronicle.md', import.meta.url);
    const guide = readFileSync(file, 'utf8').replaceAll(/\s+/gu, ' ');
    const actors = ofType(events, 'ActorRegistered').length;
    expect(guide).toContain(
      `${occurrences.length} occurrences, ${instruments.length} instruments, ${actors} actors and ` +
        `${sources.length} sources, with ${relations.length} relations and ` +
        `${disputes.length} competing claims`,
    );
  });

  it('is one chronicle, which every occurrence is in, with a legend for every kind', () => {
    expect(chronicles).toHaveLength(1);
    const { stream = '', data } = chronicles[0] ?? {};
    const kinds = (data?.kinds ?? []).map(({ kind }) => kind);
    expect(kinds.length).toBeLessThanOrEqual(12);
    expect(repeated((data?.kinds ?? []).map(({ colour }) => colour))).toEqual([]);
    for (const occurrence of occurrences) {
      expect(occurrence.data.chronicles).toEqual([idOf({ stream })]);
      expect(kinds).toContain(occurrence.data.kind);
    }
  });

  it('rests every occurrence and instrument on a paragraph of a seed text', () => {
    const unsupported = [...occurrences, ...instruments].filter(
      (event) =>
        !citationsOf(event).some(
          (cited) => cited.stance === 'supports' && seedPlaceOf(cited, slugs)?.isDirect,
        ),
    );
    expect(unsupported.map(({ data }) => data.title)).toEqual([]);
  });

  it('cites only paragraphs that there are, and other documents as told in one', () => {
    const inside = events.flatMap(citationsOf).filter(({ source }) => !isOutside(source));
    const strays = inside.filter((cited) => {
      const place = seedPlaceOf(cited, slugs);
      if (!place || place.isDirect !== seedSlugs.has(slugs.get(cited.source) ?? '')) return true;
      return place.paragraph < 1 || place.paragraph > place.text.paragraphs;
    });
    expect(inside.length).toBeGreaterThan(400);
    expect(strays).toEqual([]);
  });

  it('has titles that a timeline has room for', () => {
    const long = [...occurrences, ...instruments].filter(({ data }) => data.title.length > 90);
    expect(long.map(({ data }) => data.title)).toEqual([]);
  });

  it('gives a competing date only to a dispute about the date or the whole', () => {
    const dated = disputes.filter(({ data }) => data.date !== undefined);
    const abouts = new Set(dated.map(({ data }) => data.about));
    expect([...abouts].toSorted()).toEqual(['date', 'occurrence']);
  });

  it('cites every source that it registers', () => {
    const cited = new Set(events.flatMap(citationsOf).map(({ source }) => source));
    expect([...sourceOf.keys()].filter((source) => !cited.has(source))).toEqual([]);
  });
});

describe('a date of the founding chronicle', () => {
  it('has the words of the text or a note, and a note whenever it is inferred', () => {
    const bare = occurrences.filter(({ data: { date } }) =>
      date.basis === 'inferred' ? !date.note : !(date.verbatim ?? date.note),
    );
    expect(bare.map(({ data }) => data.title)).toEqual([]);
  });

  it('is no later than the text that tells of it, unless announced', () => {
    const announced = occurrences.filter(({ data }) => data.tags.includes('announced'));
    const late = occurrences.filter(({ data }) => {
      const { earliestDay, latestDay } = read(data.date.edtf).bounds;
      return (latestDay ?? earliestDay ?? Infinity) > writtenBy(data.citations);
    });
    expect(announced.length).toBeLessThan(5);
    expect(late.filter((one) => !announced.includes(one)).map(({ data }) => data.title)).toEqual(
      [],
    );
  });

  it('is never of outside knowledge, which is a marked dispute and rare', () => {
    const outside = events.filter((event) =>
      citationsOf(event).some(({ source }) => isOutside(source)),
    );
    const marked = disputes.filter(({ data }) => data.dispute.startsWith('outside-knowledge-'));
    expect(outside).toEqual(marked);
    expect(marked.length).toBeLessThanOrEqual(5);
    const tagged = occurrences.filter(({ data }) => data.tags.includes('outside-knowledge'));
    expect(new Set(tagged.map(({ stream }) => stream))).toEqual(
      new Set(marked.map(({ stream }) => stream)),
    );
  });
});
