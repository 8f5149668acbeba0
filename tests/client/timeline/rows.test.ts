import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowsOf } from '../../../client/timeline/rows.ts';
import type { RowRequest } from '../../../client/timeline/rows.ts';

const request = (key: string, left: number, mark: number, label: number): RowRequest => ({
  key,
  left,
  markRight: left + mark,
  labelRight: left + mark + label,
  labelLeft: null,
  isDear: false,
});

describe('rows', () => {
  it('puts what does not overlap into one row, labels included', () => {
    const places = rowsOf([request('a', 0, 10, 80), request('b', 200, 10, 80)], 5);
    expect([...places.values()]).toEqual([
      { row: 0, label: 'after' },
      { row: 0, label: 'after' },
    ]);
  });

  it('gives the first in precedence its label and takes it from the later', () => {
    const places = rowsOf([request('a', 100, 10, 80), request('b', 85, 10, 80)], 1);
    expect(places.get('a')).toEqual({ row: 0, label: 'after' });
    expect(places.get('b')).toEqual({ row: 0, label: null });
  });

  it('lets a bare mark take the room of a label before it opens a row', () => {
    const places = rowsOf([request('a', 0, 10, 80), request('b', 40, 10, 80)], 1);
    expect(places.get('a')).toEqual({ row: 0, label: null });
    expect(places.get('b')?.row).toBe(0);
  });

  it('puts a label before its mark where there is no room after it', () => {
    const b = { ...request('b', 85, 10, 80), labelLeft: 5 };
    const places = rowsOf([request('a', 100, 10, 80), b], 1);
    expect(places.get('b')).toEqual({ row: 0, label: 'before' });
  });

  it('opens rows for dear labels rather than take their room', () => {
    const dear = { ...request('a', 0, 10, 80), isDear: true };
    const places = rowsOf([dear, request('b', 40, 10, 80)], 1);
    expect(places.get('a')).toEqual({ row: 0, label: 'after' });
    expect(places.get('b')).toEqual({ row: 1, label: 'after' });
  });

  it('keeps the labels of the first while later ones crowd in', () => {
    const later = Array.from({ length: 9 }, (_, index) => request(`l${index}`, index, 40, 200));
    const first = { ...request('first', 20, 10, 80), isDear: true };
    expect(rowsOf([first, ...later], 3).get('first')?.label).toBe('after');
  });

  it('opens a row beyond the plot rather than lay marks over each other', () => {
    const places = rowsOf([request('a', 0, 10, 80), request('b', 2, 10, 80)], 1);
    expect(places.get('b')).toEqual({ row: 1, label: 'after' });
  });

  it('lays nothing over anything while there are rows', () => {
    const anyRequest = fc.record({
      left: fc.integer({ min: 0, max: 800 }),
      mark: fc.integer({ min: 5, max: 90 }),
      label: fc.integer({ min: 0, max: 300 }),
      isDear: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(anyRequest, { maxLength: 24 }),
        fc.integer({ min: 1, max: 12 }),
        (all, max) => {
          const requests = all.map((one, index) => ({
            ...request(String(index), one.left, one.mark, one.label),
            labelLeft: one.left - one.label,
            isDear: one.isDear,
          }));
          const places = rowsOf(requests, max);
          const drawn = requests.map((one) => {
            const place = places.get(one.key);
            const right = place?.label === 'after' ? (one.labelRight ?? 0) : one.markRight;
            const left = place?.label === 'before' ? (one.labelLeft ?? 0) : one.left;
            return { row: place?.row, left, right };
          });
          drawn.forEach((a, index) => {
            for (const b of drawn.slice(index + 1)) {
              const isOver = a.row === b.row && a.left < b.right && b.left < a.right;
              expect(isOver).toBe(false);
            }
          });
        },
      ),
      { seed: 1 },
    );
  });

  it('gives the same rows wherever the scale begins', () => {
    const requests = [
      request('a', 0, 10, 90),
      request('b', 30, 60, 20),
      request('c', 35, 5, 200),
      request('d', 10, 8, 0),
    ];
    const moved = requests.map((one) => ({
      ...one,
      left: one.left - 12_345,
      markRight: one.markRight - 12_345,
      labelRight: (one.labelRight ?? 0) - 12_345,
    }));
    expect(rowsOf(moved, 2)).toEqual(rowsOf(requests, 2));
  });
});
