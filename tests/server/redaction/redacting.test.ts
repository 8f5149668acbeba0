import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoredTree } from '../../../server/transparency/stored-tree.ts';
import { verify } from '../../../server/verify.ts';
import { openReading, type OpenReading } from '../reading/open-reading.ts';
import { noDays } from '../../../server/reading/query/clocks.ts';
import * as say from '../../support/sayings.ts';

let opened: OpenReading;
beforeEach(async () => {
  opened = await openReading();
});
afterEach(() => opened.close());

const secret = { title: 'The hidden meeting', summary: 'At the house of a private person.' };
const past = [say.source('paper'), say.occurrence('a', secret), say.occurrence('b')];

function redact(stream: string, position: number): void {
  opened.append(say.redacted(stream, position));
}

describe('a redaction', () => {
  it('removes the data of the event and its salt, and nothing else', () => {
    opened.append(...past);
    const before = opened.archive.read({ after: 0, limit: 10 });
    redact('occurrence-a', 2);
    const [first, second, third, said] = opened.archive.read({ after: 0, limit: 10 });
    expect([first, third]).toEqual([before[0], before[2]]);
    expect(second).toEqual({ ...before[1], data: 'null' });
    expect(said).toMatchObject({ position: 4, stream: 'occurrence-a', version: 2 });
    const salts = opened.database.reader.prepare('select salt from bindings').pluck().all();
    expect(salts.map((salt) => salt === null)).toEqual([false, true, false, false]);
  });

  it('leaves every root that was sealed as it was, and an archive that verifies', async () => {
    opened.append(...past);
    const tree = new StoredTree(opened.database.reader);
    const root = tree.rootAt(3);
    redact('occurrence-a', 2);
    expect(tree.rootAt(3)).toEqual(root);
    expect((await verify(opened.database.reader.name)).findings).toEqual([]);
  });

  it('is told at every position, and nothing of what was removed is', () => {
    opened.append(...past);
    redact('occurrence-a', 2);
    for (const position of [3, 4]) {
      const clocks = { ...noDays, position };
      const answer = opened.reader.occurrence('a', clocks);
      expect(answer?.occurrence).toMatchObject({ title: 'Redacted', redacted: [2] });
      expect(answer?.redactions).toMatchObject([
        { position: 4, recordedBy: 'A test', of: { position: 2, type: 'OccurrenceRecorded' } },
      ]);
      const history = opened.reader.history('occurrence', 'a', position);
      expect(history?.items[0]).toMatchObject({ event: { data: null }, changes: [] });
      expect(history?.items[0]?.redaction?.position).toBe(4);
      expect(JSON.stringify([answer, history])).not.toContain('hidden');
    }
  });

  it('is refused to who may not, and of what can not be', () => {
    opened.append(...past);
    const request = { events: [say.redacted('occurrence-a', 2)], reason: '', by: 'An editor' };
    expect(opened.archive.append(request)).toMatchObject({
      outcome: 'refused',
      refusals: [{ pointer: '/events/0', code: 'redaction-not-here' }],
    });
  });

  it('may be one of several, on one thing and on others', async () => {
    opened.append(...past);
    opened.append(
      say.redacted('occurrence-a', 2),
      say.revised('occurrence', 'a', { title: 'A meeting' }),
      say.redacted('source-paper', 1),
      say.redacted('occurrence-b', 3),
    );
    expect(opened.reader.occurrence('a', { ...noDays, position: 7 })?.occurrence.title).toBe(
      'A meeting',
    );
    expect((await verify(opened.database.reader.name)).findings).toEqual([]);
  });

  it('is said once of an event, in one request or in two', () => {
    opened.append(...past);
    const twice = () =>
      opened.append(say.redacted('occurrence-a', 2), say.redacted('occurrence-a', 2));
    expect(twice).toThrow('already-redacted');
    redact('occurrence-a', 2);
    expect(() => redact('occurrence-a', 2)).toThrow('already-redacted');
  });
});
