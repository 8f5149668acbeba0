import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { UnparsedEvent } from '../../../server/archive.ts';
import { verify } from '../../../server/verify.ts';
import * as say from '../../support/sayings.ts';
import { openReading, type OpenReading } from '../reading/open-reading.ts';

let open: OpenReading;
beforeEach(async () => {
  open = await openReading();
  open.append(say.source('paper'), say.occurrence('a'));
});
afterEach(() => open.close());

describe('a disk that is full', () => {
  it('loses no event, keeps none by half, and once it has room is written to again', async () => {
    const { writer } = open.database;
    const pages = Number(writer.pragma('page_count', { simple: true }));
    writer.pragma(`max_page_count = ${pages + 4}`);
    const events: UnparsedEvent[] = Array.from({ length: 20 }, (_, index) =>
      say.occurrence(`full-${index}`, { summary: 'a'.repeat(5_000) }),
    );
    const append = () => open.archive.append({ events, reason: '', by: 'A test' });
    expect(append).toThrow('database or disk is full');
    expect(append).toThrow('database or disk is full');
    expect(open.archive.head().position).toBe(2);
    writer.pragma('max_page_count = 4294967294');
    expect(append().outcome).toBe('appended');
    expect((await verify(writer.name)).findings).toEqual([]);
  });
});
