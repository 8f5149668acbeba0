import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verify } from '../../../server/verify.ts';
import { openReading, type OpenReading } from '../reading/open-reading.ts';
import { ground, history } from '../reading/random-archive.ts';
import * as say from '../../support/sayings.ts';

/** What is sown into a log: after so many of its events, one that stands there is redacted. */
const sown = fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 8 });

/** Redacts the event at a position, if one may be redacted there. */
function redact(opened: OpenReading, position: number): number {
  const [event] = opened.archive.read({ after: position - 1, limit: 1 });
  if (!event) return 0;
  const request = { events: [say.redacted(event.stream, position)], reason: '', by: 'A test' };
  const { outcome } = opened.archive.append({ ...request, mayRedact: true });
  return outcome === 'appended' ? 1 : 0;
}

describe('a log in which events were redacted', () => {
  it('has views and an index of words that are what its replay gives, at every position', async () => {
    let redacted = 0;
    await fc.assert(
      fc.asyncProperty(history, sown, async (said, places) => {
        const opened = await openReading();
        const all = [...ground, ...said];
        const due = new Map(places.map(([after, which]) => [after % (all.length + 1), which]));
        for (let count = 0; count <= all.length; count += 1) {
          const which = due.get(count);
          // The index of words is behind the log by turns.
          if (count % 3 === 0) opened.index.catchUp();
          const head = opened.archive.head().position;
          if (which !== undefined && head > 0) redacted += redact(opened, (which % head) + 1);
          const next = all[count];
          if (next) opened.archive.append({ events: [next], reason: 'why', by: 'A test' });
        }
        opened.index.catchUp();
        expect((await verify(opened.database.reader.name)).findings).toEqual([]);
        opened.close();
      }),
      { seed: 1816, numRuns: 25 },
    );
    expect(redacted).toBeGreaterThan(30);
  }, 120_000);
});
