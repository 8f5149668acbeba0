import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isoOfDay } from '../../../events/dates/day.ts';
import type { TimelineAnswer } from '../../../events/readings/answers.ts';
import { noDays } from '../../../server/reading/query/clocks.ts';
import { noFilters } from '../../../server/reading/query/filters.ts';
import * as say from '../../support/sayings.ts';
import { openReading, type OpenReading } from './open-reading.ts';

let opened: OpenReading;
beforeEach(async () => {
  opened = await openReading();
  opened.append(say.source('paper'));
});
afterEach(() => opened.close());

/** The timeline of all that is recorded by a position, whose window is what matches. */
function timelineAt(position: number): TimelineAnswer {
  const window = { from: null, to: null };
  const options = { limit: 150, bins: 20, lanes: null, window };
  return opened.reader.timeline({ ...noDays, position }, noFilters, options);
}

function windowAt(position: number): readonly string[] {
  const { window } = timelineAt(position);
  return window ? [isoOfDay(window.fromDay), isoOfDay(window.toDay)] : [];
}

describe('the window of a timeline that was asked for none', () => {
  it('is not stretched by what may lie in any year, which is counted all the same', () => {
    opened.append(say.occurrence('a'), say.occurrence('b', { date: { edtf: '2019' } }));
    opened.append(say.occurrence('c'), say.occurrence('any', { date: { edtf: 'XXXX' } }));
    opened.append(say.redacted('occurrence-c', 4));
    expect(windowAt(6)).toEqual(['2015-09-25', '2019-12-31']);
    const { total, bins } = timelineAt(6);
    expect(total).toBe(4);
    expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(4);
  });

  it('holds any year where there is nothing else', () => {
    opened.append(say.occurrence('any', { date: { edtf: 'XXXX' } }));
    expect(windowAt(2)).toEqual(['0000-01-01', '9999-12-31']);
  });
});
