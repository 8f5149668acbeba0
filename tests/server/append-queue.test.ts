import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppendQueue, QueueFull, queueLimits } from '../../server/append-queue.ts';
import type { AppendRequest, Settled } from '../../server/archive.ts';
import { openReading, type OpenReading } from './reading/open-reading.ts';
import * as say from '../support/sayings.ts';

let opened: OpenReading;
let queue: AppendQueue;
/** How many requests each transaction had. */
let groups: number[];

beforeEach(async () => {
  opened = await openReading();
  groups = [];
  queue = new AppendQueue((requests) => {
    groups.push(requests.length);
    return opened.archive.appendAll(requests);
  });
});

afterEach(() => opened.close());

const registering = (id: string, more: object = {}): AppendRequest => ({
  events: [say.source(id, more)],
  reason: 'for a test',
  by: 'A test',
});

const titled = (id: string, title: string, expectedVersion: number): AppendRequest => ({
  events: [{ ...say.revised('source', id, { title }), expectedVersion }],
  reason: 'for a test',
  by: 'A test',
});

describe('requests that come at the same time', () => {
  it('share a transaction and are decided in their order, each on what those before it leave (1)', async () => {
    const outcomes = await Promise.all([
      queue.append(registering('a'), 1),
      queue.append(titled('a', 'Second', 1), 1),
      queue.append(titled('a', 'Third', 1), 1),
      queue.append(titled('a', 'Fourth', 2), 1),
      queue.append(registering('b'), 1),
    ]);
    expect(groups).toEqual([5]);
    expect(outcomes).toMatchObject([
      { outcome: 'appended', receipts: [{ position: 1, version: 1 }] },
      { outcome: 'appended', receipts: [{ position: 2, version: 2 }] },
      { outcome: 'conflict', conflicts: [{ expected: 1, actual: 2 }] },
      { outcome: 'appended', receipts: [{ position: 3, version: 3 }] },
      { outcome: 'appended', receipts: [{ position: 4, version: 1 }] },
    ]);
    expect(opened.archive.head().position).toBe(4);
  });

  it('see what others of their group cite: nothing is left without a source', async () => {
    opened.append(say.source('paper'), say.source('other'));
    const telling = { ...registering(''), events: [say.occurrence('a')] };
    const withdrawing = { ...registering(''), events: [say.withdrawn('paper')] };
    const [told, withdrawn] = await Promise.all([
      queue.append(telling, 1),
      queue.append(withdrawing, 1),
    ]);
    expect(told.outcome).toBe('appended');
    expect(withdrawn).toMatchObject({ refusals: [{ code: 'rests-on-it-alone' }] });
  });

  it('are recognised when they come twice in one group', async () => {
    const [event] = registering('a').events;
    if (!event) throw new Error('there is one');
    const request = {
      ...registering('a'),
      events: [{ ...event, id: '01a20417-a06a-7d30-93ae-c4ce13a3a688' }],
    };
    const [first, again] = await Promise.all([queue.append(request, 1), queue.append(request, 1)]);
    expect([first.outcome, again.outcome]).toEqual(['appended', 'repeated']);
    expect(opened.archive.head().position).toBe(1);
  });

  it('end as they would alone: issues, refusals and what is thrown are nothing to the others (2)', async () => {
    const thrown = new Error('it breaks after the events were written');
    const breaking: AppendRequest = {
      ...registering('broken'),
      alongside() {
        throw thrown;
      },
    };
    const ends = await Promise.allSettled([
      queue.append(registering('a'), 1),
      queue.append(breaking, 1),
      queue.append(registering('a'), 1),
      queue.append({ ...registering('c'), events: [] }, 1),
      queue.append(registering('d', { title: 'After what broke' }), 1),
    ]);
    expect(groups).toEqual([5]);
    expect(ends).toMatchObject([
      { value: { outcome: 'appended', receipts: [{ position: 1 }] } },
      { reason: thrown },
      { value: { outcome: 'refused' } },
      { value: { outcome: 'issues' } },
      { value: { outcome: 'appended', receipts: [{ position: 2 }] } },
    ]);
    expect(opened.reader.source('broken', clocksAt(2))).toBeNull();
    expect(opened.reader.source('d', clocksAt(2))?.source.title).toBe('After what broke');
    opened.append(say.source('broken'));
    expect(opened.archive.head().position).toBe(3);
  });

  it('are answered after the commit that holds them, and with its failure if it fails (3)', async () => {
    const heads: number[] = [];
    await queue.append(registering('a'), 1).then(() => heads.push(opened.reader.head().position));
    expect(heads).toEqual([1]);
    const failure = new Error('the disk failed while committing');
    const failing = new AppendQueue((): readonly Settled[] => {
      throw failure;
    });
    const ends = await Promise.allSettled([
      failing.append(registering('b'), 1),
      failing.append(registering('c'), 1),
    ]);
    expect(ends).toMatchObject([{ reason: failure }, { reason: failure }]);
  });

  it('that come while a group is committed are in the next one (4)', async () => {
    const late: Promise<unknown>[] = [];
    const nested: AppendQueue = new AppendQueue((requests) => {
      if (late.length === 0) late.push(nested.append(registering('late'), 1));
      groups.push(requests.length);
      return opened.archive.appendAll(requests);
    });
    await Promise.all([nested.append(registering('a'), 1), nested.append(registering('b'), 1)]);
    expect(await late[0]).toMatchObject({ outcome: 'appended', receipts: [{ position: 3 }] });
    expect(groups).toEqual([2, 1]);
  });

  it.each([
    ['events', { ...queueLimits, groupMax: 2 }],
    ['bytes', { ...queueLimits, groupWeightMax: 2 }],
  ])('are no more in one group than their %s allow (4)', async (_what, limits) => {
    const small = new AppendQueue((requests) => {
      groups.push(requests.length);
      return opened.archive.appendAll(requests);
    }, limits);
    await Promise.all(['a', 'b', 'c', 'd', 'e'].map((id) => small.append(registering(id), 1)));
    expect(groups).toEqual([2, 2, 1]);
  });
});

describe('what waits', () => {
  it.each([
    ['requests', { ...queueLimits, requestsMax: 2 }, 1],
    ['bytes', { ...queueLimits, weightMax: 20 }, 10],
  ])('is bounded in %s: beyond, nothing is taken (5)', async (_what, limits, weight) => {
    const small = new AppendQueue((requests) => opened.archive.appendAll(requests), limits);
    const ends = await Promise.allSettled(
      ['a', 'b', 'c'].map((id) => small.append(registering(id), weight)),
    );
    expect(ends).toMatchObject([
      { status: 'fulfilled' },
      { status: 'fulfilled' },
      { status: 'rejected' },
    ]);
    expect(ends[2]?.status === 'rejected' && ends[2].reason).toBeInstanceOf(QueueFull);
    expect(await small.append(registering('c'), weight)).toMatchObject({ outcome: 'appended' });
  });

  it('is appended before a queue is closed, which takes nothing more (5)', async () => {
    const waiting = queue.append(registering('a'), 1);
    const closed = queue.close();
    await expect(queue.append(registering('b'), 1)).rejects.toThrow(QueueFull);
    await closed;
    expect(opened.archive.head().position).toBe(1);
    expect(await waiting).toMatchObject({ outcome: 'appended' });
    await queue.close();
  });
});

function clocksAt(position: number) {
  const days = { fromDay: null, toDay: null, untilDay: null, knownByDay: null };
  return { ...days, match: 'possible' as const, position };
}
