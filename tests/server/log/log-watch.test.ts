import { afterEach, describe, expect, it } from 'vitest';
import type { Head } from '../../../server/log/log.ts';
import { LogWatch } from '../../../server/log/log-watch.ts';

let head: Head | Error = { position: 3, recordedAt: null };
const watch = new LogWatch(() => {
  if (head instanceof Error) throw head;
  return head;
});

afterEach(() => watch.close());

/** Resolves with whatever is told next, of the head or of not being able to read it. */
function told(): Promise<unknown> {
  return new Promise((resolve) => {
    watch.onAppended(resolve);
    watch.onUnread(resolve);
  });
}

describe('watching a log', () => {
  it('tells of a head that is further than the last, soon after it is woken', async () => {
    head = { position: 4, recordedAt: null };
    const next = told();
    watch.wake();
    expect(await next).toBe(4);
  });

  it('tells that the log can not be read, and looks again by itself', async () => {
    const failure = new Error('EIO');
    head = failure;
    const next = told();
    watch.wake();
    expect(await next).toBe(failure);
    head = { position: 5, recordedAt: null };
    expect(await new Promise((resolve) => watch.onAppended(resolve))).toBe(5);
  });
});
