import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noDays } from '../../../server/reading/query/clocks.ts';
import type { Reader } from '../../../server/reading/reader.ts';
import { archiveOf } from '../../support/given.ts';
import { openReading } from './open-reading.ts';
import { ground, longHistory } from './random-archive.ts';

/** Every pair of an occurrence and its only source, page by page. */
function pairsOf(reader: Reader, position: number): string[] {
  const pairs: string[] = [];
  let after: string | null = null;
  do {
    const page: ReturnType<Reader['alone']> = reader.alone(
      { ...noDays, position },
      { limit: 2, after },
    );
    pairs.push(...page.items.map(({ occurrence, source }) => `${occurrence.id} ${source.id}`));
    expect(page.total).toBeLessThanOrEqual(5);
    after = page.next;
  } while (after !== null);
  return pairs;
}

describe('what rests on one source alone', () => {
  it('is what the rules of withdrawing find, at any position', async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(longHistory, fc.nat({ max: 30 }), async (said, back) => {
        const opened = await openReading();
        for (const event of [...ground, ...said]) opened.append(event);
        const position = ground.length + Math.max(said.length - back, 0);
        const oracle = archiveOf(...ground, ...said.slice(0, position - ground.length));
        const sources = ['paper', 'memoir', 'leak', 'undated'];
        const expected = sources.flatMap((source) =>
          oracle.restingOnAlone(source).map((occurrence) => `${occurrence} ${source}`),
        );
        const pairs = pairsOf(opened.reader, position);
        expect(pairs.toSorted()).toEqual(expected.toSorted());
        const clocks = { ...noDays, position };
        for (const { id, alone } of opened.reader.sources(clocks, { limit: 9, after: null }).items)
          expect([id, alone]).toEqual([id, oracle.restingOnAlone(id).length]);
        found += pairs.length;
        opened.close();
      }),
      { numRuns: 12 },
    );
    expect(found).toBeGreaterThan(5);
  });
});
