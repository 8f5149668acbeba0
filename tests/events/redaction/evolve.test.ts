import { describe, expect, it } from 'vitest';
import { parseEdtf } from '../../../events/dates/parse.ts';
import { wordsOf } from '../../../events/dates/words.ts';
import { spanOf } from '../../../events/projections/timeline.ts';
import { periodOf } from '../../../events/projections/tallies.ts';
import { evolveThing, titleOf, type Thing } from '../../../events/things/thing.ts';
import { slug } from '../../../events/vocabulary/text.ts';
import type { LogEvent } from '../../../events/vocabulary/event.ts';
import { archiveOf } from '../../support/given.ts';
import type { Proposed } from '../../../events/decisions/decide.ts';
import * as say from '../../support/sayings.ts';

const foundings = [
  say.source('secret', { author: [{ literal: 'Secret' }] }),
  say.actor('secret', { kind: 'person', aliases: ['Secret'] }),
  say.instrument('secret', { summary: 'Secret' }),
  say.chronicle('secret', { introduction: 'Secret' }),
  say.occurrence('secret', { summary: 'Secret', places: ['Secret'] }),
];

/** The thing as a log adds up to it in which the events at some positions have no data. */
function fold(past: readonly Proposed[], stream: string, gone: readonly number[]): Thing | null {
  return archiveOf(...past)
    .log.filter((event) => event.stream === stream)
    .map((event): LogEvent => (gone.includes(event.position) ? { ...event, data: null } : event))
    .reduce<Thing | null>(evolveThing, null);
}

describe('a founding that was redacted', () => {
  it.each(foundings)('leaves a thing that is there, and no fact of it: $type', (founding) => {
    const past = [say.source('paper'), founding];
    const thing = fold(past, founding.stream, [2]);
    expect(thing && titleOf(thing)).toBe('Redacted');
    expect(thing).toMatchObject({ id: 'secret', version: 1, slug: 'redacted-2', redacted: [2] });
    expect(slug.safeParse(thing?.slug).success).toBe(true);
    expect(JSON.stringify({ ...thing, id: '' })).not.toMatch(/secret|person|statement|paper/iu);
  });

  it('leaves an occurrence with a date that nothing is known of, which every view can place', () => {
    const thing = fold([say.source('paper'), say.occurrence('a')], 'occurrence-a', [2]);
    if (thing?.thing !== 'occurrence') throw new Error('there is no occurrence');
    const parsed = parseEdtf(thing.date.edtf);
    expect(parsed.ok && wordsOf(parsed.date)).toBe('an unknown year');
    expect(() => periodOf(spanOf(thing.date))).not.toThrow();
  });

  it('takes what later events say of the thing', () => {
    const past = [
      say.source('paper'),
      say.occurrence('a', { title: 'Secret' }),
      say.revised('occurrence', 'a', { title: 'Told anew', kind: 'meeting' }),
      say.cited('a', say.citing('paper', { locator: 'page 2' })),
    ];
    const { title, kind, citations, redacted } = { ...fold(past, 'occurrence-a', [2]) } as never;
    expect({ title, kind, redacted }).toEqual({
      title: 'Told anew',
      kind: 'meeting',
      redacted: [2],
    });
    expect(citations).toHaveLength(1);
  });
});
