import { describe, expect, it } from 'vitest';
import { hues } from '../../../events/vocabulary/chronicle.ts';
import { relations } from '../../../events/vocabulary/occurrence.ts';
import { arcPath, relationDashes, relationWords } from '../../../client/timeline/arcs.ts';
import { hueNames, hueOf } from '../../../client/timeline/hue.ts';
import { nameOf, signsOf } from '../../../client/timeline/signs.ts';
import { wheelAsk } from '../../../client/timeline/wheel.ts';
import { dateOf, itemOf } from './dated.ts';

describe('hues', () => {
  it('are those of the vocabulary', () => {
    expect(hueNames).toEqual(hues);
  });

  it('are slate for any other word', () => {
    expect([hueOf('teal'), hueOf('red; color: x'), hueOf(undefined)]).toEqual([
      'teal',
      'slate',
      'slate',
    ]);
  });
});

describe('the name of a mark', () => {
  it('says title, date, kind and every caution', () => {
    const date = { ...dateOf('2016~'), words: 'about 2016', basis: 'inferred' as const };
    const item = itemOf('x', '2016~', { title: 'Decline', date, disputed: true });
    expect(nameOf(item, 'Report')).toBe(
      'Decline, about 2016, Report, date approximate, date inferred, not stated, disputed',
    );
    expect(signsOf(item).map(({ glyph }) => glyph)).toEqual(['≈', '∴', '≠']);
  });

  it('has no caution for what is sure', () => {
    expect(nameOf(itemOf('x', '2016', { title: 'Sure' }), 'Law')).toBe('Sure, 2016, Law');
  });
});

describe('arcs', () => {
  it('have words and dashes for every relation of the vocabulary, no two alike', () => {
    for (const relation of relations) expect(relationWords[relation]).toBeDefined();
    const dashes = relations.map((relation) => relationDashes[relation]);
    expect(new Set(dashes).size).toBe(relations.length);
  });

  it('go from one mark to the other', () => {
    const { d } = arcPath({ x: 10, y: 50 }, { x: 210, y: 80 });
    expect(d.startsWith('M 10.0 50.0 C')).toBe(true);
    expect(d.endsWith('210.0 80.0')).toBe(true);
  });
});

describe('the wheel', () => {
  const turn = { deltaX: 0, deltaY: 0, deltaMode: 0, shiftKey: false, ctrlKey: false };

  it('zooms in when turned away and out when turned back, by the same factor', () => {
    const closer = wheelAsk({ ...turn, deltaY: -100 });
    const wider = wheelAsk({ ...turn, deltaY: 100 });
    if (closer.what !== 'zoom' || wider.what !== 'zoom') throw new Error('It pans.');
    expect(closer.factor).toBeGreaterThan(1);
    expect(closer.factor * wider.factor).toBeCloseTo(1);
  });

  it('pans when turned sideways, or with Shift', () => {
    expect(wheelAsk({ ...turn, deltaX: 30, deltaY: 4 })).toEqual({ what: 'pan', deltaPx: 30 });
    expect(wheelAsk({ ...turn, deltaY: 30, shiftKey: true })).toEqual({ what: 'pan', deltaPx: 30 });
  });
});
