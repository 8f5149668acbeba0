import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LedgerItem } from '../../events/readings/ledger.ts';
import { byDay, runOf } from '../../client/ledger/days.ts';
import { parseLedgerQuestion, printLedgerQuestion } from '../../client/ledger/ledger-question.ts';

const said = (position: number, recordedBy: string, recordedAt: string) =>
  ({ event: { position, recordedBy, recordedAt } }) as unknown as LedgerItem;

const items = [
  said(5, 'Ada', '2026-11-22T00:00:00.000Z'),
  said(4, 'Grace', '2026-11-21T23:59:59.999Z'),
  said(3, 'Grace', '2026-11-21T10:00:00.000Z'),
  said(2, 'Ada', '2026-11-21T09:00:00.000Z'),
  said(1, 'Grace', '2025-01-03T09:00:00.000Z'),
];

describe('the days of the ledger', () => {
  it('are those of UTC, newest first, with what was said on each', () => {
    const days = byDay(items);
    expect(days.map(({ day }) => day)).toEqual(['2026-11-22', '2026-11-21', '2025-01-03']);
    expect(days.map(({ words }) => words)).toEqual([
      '22 November 2026',
      '21 November 2026',
      '3 January 2025',
    ]);
    expect(days[1]?.items.map(({ event }) => event.position)).toEqual([4, 3, 2]);
  });
});

describe('the run of an editor', () => {
  it('is what they said with nobody else in between', () => {
    expect(runOf(items, 4)).toEqual([4, 3]);
    expect(runOf(items, 3)).toEqual([4, 3]);
    expect(runOf(items, 5)).toEqual([5]);
    expect(runOf(items, 1)).toEqual([1]);
    expect(runOf(items, 99)).toEqual([]);
  });
});

describe('the question to the ledger', () => {
  const text = fc.string({ minLength: 1, maxLength: 40 }).map((one) => one.trim());

  it('is read from the address that it was written to', () => {
    fc.assert(
      fc.property(
        fc.record({ by: text, without: text, type: text, chronicle: text }),
        (question) => {
          expect(parseLedgerQuestion(printLedgerQuestion(question))).toEqual(question);
        },
      ),
    );
  });

  it('is of all changes where nothing is asked, or too much', () => {
    const all = { by: '', without: '', type: '', chronicle: '' };
    expect(parseLedgerQuestion('')).toEqual(all);
    expect(parseLedgerQuestion(`?by=${'x'.repeat(501)}&until=2018`)).toEqual(all);
    expect(printLedgerQuestion(all)).toBe('');
  });
});
