import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rebuild } from '../../server/projections/rebuild.ts';
import { examineThrough, positionsOf } from './agreement.ts';
import { askReader } from './ask.ts';
import { compareList, compareStandingKeys, compareTimeline, compareView } from './comparison.ts';
import { archiveOf, type SmallArchive } from './open-archive.ts';
import { question } from './questions.ts';
import { ground, largeLog } from './random-log.ts';

// Long enough that the tables are read in more than one block, and small enough for the oracle.
const log = largeLog(3);
const head = ground.length + log.steps.length;
let archive: SmallArchive;

beforeAll(async () => {
  archive = await archiveOf(log);
});

afterAll(() => archive.close());

describe('a log of hundreds of events', () => {
  const views = ['timeline', 'actors', 'tallies', 'links', 'sources'] as const;
  const compares = [compareList, compareTimeline, compareStandingKeys, ...views.map(compareView)];
  const positions = [0, ground.length, ground.length + 40, 150, 300, head - 200, head - 1, head];
  const drawn = fc.sample(fc.noBias(question), { numRuns: 24, seed: 5 });
  const questions = positions.flatMap((position, at) =>
    [{}, ...drawn.slice(at * 3, at * 3 + 3)].map((asked) => ({
      ...asked,
      asOf: `seq:${position}`,
    })),
  );

  it('is long', () => expect(head).toBeGreaterThan(400));

  it('is read at any position as it tells', async () => {
    const ask = askReader(archive.reader);
    const { program, oracle } = await examineThrough(ask, log, { questions, compares });
    expect(program).toEqual(oracle);
  });

  it('is read so at every single position', async () => {
    const few = [compareView('tallies'), compareView('links')];
    const questions = positionsOf(log).map((position) => ({ asOf: `seq:${position}` }));
    const ask = askReader(archive.reader);
    const { program, oracle } = await examineThrough(ask, log, { questions, compares: few });
    expect(program).toEqual(oracle);
  });

  it('is read so after a rebuild and a restart', async () => {
    for (const _ of rebuild(archive.database.writer));
    archive.restart();
    const ask = askReader(archive.reader);
    const { program, oracle } = await examineThrough(ask, log, { questions, compares });
    expect(program).toEqual(oracle);
  });
});
