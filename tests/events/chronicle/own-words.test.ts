import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  citationsOf,
  foundingLines,
  idOf,
  ofType,
  readFounding,
  seedPlaceOf,
  seedTexts,
  type FoundingEvent,
  type SeedText,
} from './founding.ts';

// The seed texts lie beside the checkout where the chronicle is written, and are not part of it.
const folder = new URL('../../../../shared/seeds/', import.meta.url);
const isBeside = existsSync(folder);
const files: Record<SeedText['slug'], string> = {
  'governmental-practices': '000_',
  'liao-ip-rights': '004_',
};

const events = foundingLines().map(readFounding);
const slugs = new Map(
  ofType(events, 'SourceRegistered').map((event) => [idOf(event), event.data.slug ?? '']),
);

/** The longest run of words that may be shared with a text by chance is one less than this. */
const runLength = 8;

function normalised(text: string): string {
  return text.replaceAll(/[‘’]/gu, "'").replaceAll(/[“”]/gu, '"').replaceAll(/\s+/gu, ' ').trim();
}

function paragraphsOf({ slug }: SeedText): string[] {
  const name = readdirSync(folder).find((file) => file.startsWith(files[slug]));
  if (!name) throw new Error(`the text of ${slug} is missing`);
  const text = readFileSync(new URL(name, folder), 'utf8');
  return text
    .split('\n')
    .map(normalised)
    .filter((line) => line !== '');
}

function runsOf(text: string): string[] {
  const words =
    normalised(text)
      .toLowerCase()
      .replaceAll("'", '')
      .match(/[a-z0-9]+/gu) ?? [];
  return words.slice(runLength - 1).map((_, at) => words.slice(at, at + runLength).join(' '));
}

/** All that an event says in the archive's own words: no names, titles of documents or quotations. */
function ownWords(event: FoundingEvent): string[] {
  const own = new Set(['summary', 'introduction', 'description', 'claim', 'note']);
  if (event.type !== 'SourceRegistered') own.add('title');
  const found: string[] = [];
  JSON.stringify(event.data, (key, value: unknown) => {
    if (typeof value === 'string' && own.has(key)) found.push(value);
    return value;
  });
  return found;
}

describe('the founding chronicle beside its texts', () => {
  beforeEach(({ skip }) => {
    skip(!isBeside, 'the seed texts are not beside this checkout: nothing to compare with');
  });

  const paragraphs = new Map(
    isBeside ? seedTexts.map((text) => [text.slug, paragraphsOf(text)]) : [],
  );

  function citedParagraphs(event: FoundingEvent): string[] {
    return citationsOf(event).map((cited) => {
      const place = seedPlaceOf(cited, slugs);
      return (place && paragraphs.get(place.text.slug)?.[place.paragraph - 1]) ?? '';
    });
  }

  it('counts their paragraphs rightly', () => {
    for (const text of seedTexts) expect(paragraphs.get(text.slug)).toHaveLength(text.paragraphs);
  });

  it('finds the words of every date in a paragraph cited for it', () => {
    const strays = ofType(events, 'OccurrenceRecorded').filter((event) => {
      const words = normalised(event.data.date.verbatim ?? '');
      return !citedParagraphs(event).some((paragraph) => paragraph.includes(words));
    });
    expect(strays.map(({ data }) => data.title)).toEqual([]);
  });

  it('finds every quotation in the paragraph cited, and keeps it short', () => {
    for (const event of events) {
      const cited = citedParagraphs(event);
      for (const [index, { quote }] of citationsOf(event).entries()) {
        if (quote === undefined) continue;
        expect(cited[index]).toContain(normalised(quote));
        expect(quote.split(/\s+/u).length).toBeLessThan(runLength);
      }
    }
  });

  it('tells everything in words of its own', () => {
    const theirs = new Set([...paragraphs.values()].flatMap((texts) => runsOf(texts.join(' '))));
    const shared = events
      .flatMap(ownWords)
      .flatMap(runsOf)
      .filter((run) => theirs.has(run));
    expect(shared).toEqual([]);
  });
});
