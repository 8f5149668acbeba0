import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Log, StoredEvent } from '../../server/log/log.ts';

/** A log under test, empty at first. */
export interface LogUnderTest {
  readonly log: Log;
  /** Runs work in a transaction that is kept unless the work throws. */
  within(work: () => void): void;
  /** Ends the store's process and opens it again over what it kept. */
  reopen(): void;
  close(): void;
}

/** What every store of the log must do; the numbers are those of the invariants of `Log`. */
export function logContract(name: string, open: () => Promise<LogUnderTest>): void {
  describe(`the log in ${name}`, () => {
    let opened: LogUnderTest;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    const append = (...events: readonly StoredEvent[]): void =>
      opened.within(() => {
        for (const event of events) opened.log.append(event);
      });

    it('is empty at first', () => {
      expect(opened.log.head()).toEqual({ position: 0, recordedAt: null });
      expect(opened.log.page({ after: 0, limit: 10 })).toEqual([]);
      expect(opened.log.version('source-a')).toBe(0);
      expect(opened.log.find(event(1).id)).toBeNull();
    });

    it('gives back what was appended, after a restart too', () => {
      append(event(1), event(2, { stream: 'source-b', version: 1 }), event(3, { version: 2 }));
      opened.reopen();
      expect(opened.log.page({ after: 0, limit: 10 })).toEqual([
        event(1),
        event(2, { stream: 'source-b', version: 1 }),
        event(3, { version: 2 }),
      ]);
      expect(opened.log.head()).toEqual({ position: 3, recordedAt: event(3).recordedAt });
    });

    it('reads pages strictly after a position, of one stream or one type', () => {
      append(
        event(1),
        event(2, { stream: 'actor-a', version: 1, type: 'ActorRegistered' }),
        event(3, { version: 2, type: 'SourceRevised' }),
        event(4, { version: 3, type: 'SourceRevised' }),
      );
      const positions = (page: object): number[] =>
        opened.log.page({ after: 0, limit: 10, ...page }).map(({ position }) => position);
      expect(positions({ after: 1, limit: 2 })).toEqual([2, 3]);
      expect(positions({ stream: 'source-a' })).toEqual([1, 3, 4]);
      expect(positions({ type: 'SourceRevised', after: 3 })).toEqual([4]);
      expect(positions({ stream: 'actor-a', type: 'SourceRevised' })).toEqual([]);
    });

    it('reads one stream up to a version, and finds events by id', () => {
      append(event(1), event(2, { version: 2 }), event(3, { version: 3 }));
      const versions = opened.log.stream('source-a', 3).map(({ version }) => version);
      expect(versions).toEqual([1, 2]);
      expect(opened.log.version('source-a')).toBe(3);
      expect(opened.log.find(event(2).id)?.position).toBe(2);
    });

    it('keeps all of a transaction or none of it', () => {
      append(event(1));
      expect(() =>
        opened.within(() => {
          opened.log.append(event(2, { version: 2 }));
          throw new Error('given up');
        }),
      ).toThrow('given up');
      expect(opened.log.head().position).toBe(1);
    });

    it.each([
      ['a gap in positions (1)', { position: 3, version: 2 }],
      ['a position that is taken (1)', { position: 1, version: 2 }],
      ['position 0 (1)', { position: 0, version: 2 }],
      ['a gap in versions (1)', { version: 3 }],
      ['a version that is taken (1)', { version: 1 }],
      ['another stream that begins at 2 (1)', { stream: 'source-b', version: 2 }],
      ['a time before the last one (2)', { version: 2, recordedAt: '2023-12-31T23:59:59.999Z' }],
      ['an id that is taken (2)', { version: 2, id: '00000000-0000-7000-8000-000000000001' }],
    ])('refuses %s', (_what, wrong) => {
      append(event(1));
      expect(() => append(event(2, wrong))).toThrow(/append-only|constraint/u);
      expect(opened.log.page({ after: 0, limit: 10 })).toEqual([event(1)]);
    });

    it('takes several events of the same millisecond (2)', () => {
      append(event(1), event(2, { version: 2, recordedAt: event(1).recordedAt }));
      expect(opened.log.head().position).toBe(2);
    });

    it.each([
      ['spaces and the order of keys', '{ "b" : 1,\n  "a":2 }'],
      ['numbers as they are written', '{"n":1e21,"m":0.10,"o":-0,"p":12345678901234567890}'],
      ['escapes', String.raw`{"t":"é\u00e9\n\/\ud83d\ude00"}`],
      ['Unicode, composed or not', '{"t":"é é 中国 😀 \u2028"}'],
      ['a megabyte', JSON.stringify({ t: 'ž'.repeat(500_000) })],
    ])('keeps the exact text of data: %s (4)', (_what, data) => {
      append(event(1, { data }));
      opened.reopen();
      expect(opened.log.page({ after: 0, limit: 1 })[0]?.data).toBe(data);
    });
  });
}

/** A plausible event at a position, the first of its stream unless told otherwise. */
export function event(position: number, more: Partial<StoredEvent> = {}): StoredEvent {
  return {
    position,
    id: `00000000-0000-7000-8000-${String(position).padStart(12, '0')}`,
    stream: 'source-a',
    version: 1,
    type: 'SourceRegistered',
    schemaVersion: 1,
    recordedAt: `2024-01-01T00:00:00.${String(position).padStart(3, '0')}Z`,
    recordedBy: 'An editor',
    reason: '',
    data: '{"type":"report","title":"A"}',
    ...more,
  };
}
