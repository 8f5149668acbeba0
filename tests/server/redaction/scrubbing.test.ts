import { statSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReader } from '../../../server/database/open.ts';
import { isToScrub, scrub } from '../../../server/redaction/scrubbing.ts';
import * as say from '../../support/sayings.ts';
import { openReading, type OpenReading } from '../reading/open-reading.ts';

const secret = 'Zyxqvornak';
let opened: OpenReading;

beforeEach(async () => {
  opened = await openReading();
  opened.append(say.source('paper'), say.occurrence('a', { title: secret }));
  opened.append(say.redacted('occurrence-a', 2));
});
afterEach(() => opened.close());

describe('scrubbing', () => {
  it('writes nothing while a reader would keep the write-ahead log from being emptied', () => {
    const { writer } = opened.database;
    writer.pragma('busy_timeout = 0');
    const other = openReader(writer.name);
    other.exec('begin');
    other.prepare('select count(*) from events').get();
    opened.append(say.source('later'));
    const size = () => statSync(`${writer.name}-wal`).size;
    const before = size();
    expect([scrub(writer), scrub(writer)]).toEqual(['held-up', 'held-up']);
    expect(size()).toBe(before);
    expect(isToScrub(writer)).toBe(true);
    other.close();
    expect(scrub(writer)).toBe('clean');
    expect(isToScrub(writer)).toBe(false);
  });
});
