import { describe, expect, it } from 'vitest';
import { PlayHead } from '../../../client/replay/play-head.ts';

describe('a play-head', () => {
  it('stands at the end of its day, and reaches the next as soon as it moves on', () => {
    const head = new PlayHead(100);
    expect([head.at, head.day]).toEqual([101, 100]);
    head.moveTo(101.2, 'playing');
    expect(head.day).toBe(101);
    head.rest();
    expect([head.at, head.day, head.phase]).toEqual([102, 101, 'resting']);
  });

  it('holds nothing back at the end of time', () => {
    const head = new PlayHead(null);
    expect([head.at, head.day]).toEqual([null, null]);
    head.rest();
    expect(head.at).toBeNull();
  });

  it('tells of every change once, and of nothing else', () => {
    const head = new PlayHead(100);
    const told: unknown[] = [];
    const stop = head.listen(() => told.push([head.day, head.phase]));
    head.moveToDay(100, 'resting');
    head.moveToDay(105, 'held');
    head.rest();
    head.rest();
    stop();
    head.moveToDay(200, 'held');
    expect(told).toEqual([
      [105, 'held'],
      [105, 'resting'],
    ]);
  });

  it('knows days before 1970 and before the common era', () => {
    const head = new PlayHead(-800_000);
    expect([head.at, head.day]).toEqual([-799_999, -800_000]);
    head.moveTo(-799_999.5, 'playing');
    expect(head.day).toBe(-800_000);
  });
});
