import fc from 'fast-check';
import type { Proposed } from '../../events/decisions/decide.ts';
import type { Recorded } from '../../events/vocabulary/event.ts';
import { ArchiveInMemory } from '../support/archive-in-memory.ts';
import * as say from '../support/sayings.ts';
import { recording, recordingOfMany, saying, type Saying } from './sayings.ts';

/** Something said, and how long after what was said before it. */
export interface Step {
  readonly said: Proposed;
  /** In the same request, at the same millisecond in a later one, or a second after it. */
  readonly comes: 'together' | 'at-once' | 'later';
}

/** Something that may be said once what comes before it is. */
interface Proposal {
  readonly saying: Saying;
  readonly comes: Step['comes'];
}

/** What every small log begins with. */
export const ground: readonly Proposed[] = [
  say.source('early', { published: '2015-03-09' }),
  say.source('late', { published: '2015-03-13' }),
  say.source('vague', { published: '[2015-03-10..2015-03-12]' }),
  say.source('undated'),
  say.actor('us', { name: 'United States' }),
  say.actor('nsa', { name: 'Agency', kind: 'agency', partOf: 'us' }),
  say.instrument('accord', { parties: ['us'] }),
  say.instrument('order'),
  say.chronicle('main'),
];

/** A log after the {@link ground}: what was accepted of steps at random. Prints as it was said. */
export class RandomLog {
  readonly steps: readonly Step[];
  private recorded: readonly Recorded[] | null = null;

  constructor(proposed: readonly Proposal[]) {
    const archive = new ArchiveInMemory();
    for (const said of ground) archive.append(said);
    this.steps = proposed.flatMap(({ saying, comes }) => {
      const said = saying(archive);
      return said !== null && archive.append(said) === null ? [{ said, comes }] : [];
    });
  }

  /** The log as it is at its end, or at a position. */
  log(position = Infinity): readonly Recorded[] {
    this.recorded ??= this.record();
    return this.recorded.slice(0, position);
  }

  private record(): readonly Recorded[] {
    const archive = new ArchiveInMemory();
    for (const said of ground) archive.record(said);
    for (const { said } of this.steps) archive.record(said);
    return archive.log;
  }

  /** What fast-check prints of a counterexample: a line for each event, with its position. */
  [fc.toStringMethod](): string {
    const lines = this.steps.map(({ said, comes }, at) => {
      return `  ${ground.length + 1 + at} ${comes}: ${told(said)}`;
    });
    return ['a log that goes on after the ground with', ...lines, ''].join('\n');
  }
}

const idle = new Set(['title', 'summary', 'basis']);

function told({ stream, type, data }: Proposed): string {
  const json = JSON.stringify(data, (key, value: unknown) => {
    const isEmpty = Array.isArray(value) && value.length === 0;
    return idle.has(key) || isEmpty ? undefined : value;
  });
  return `${stream} ${type} ${json}`;
}

/** Small logs that come of up to so many sayings in any order, of which the rules refuse some. */
export function smallLogs(lengthMax: number): fc.Arbitrary<RandomLog> {
  const comes = fc.constantFrom<Step['comes']>('together', 'at-once', 'later', 'later');
  const proposals = (of: fc.Arbitrary<Saying>, constraints: fc.ArrayConstraints) =>
    fc.noBias(fc.array(fc.record({ saying: of, comes }), { ...constraints, size: 'max' }));
  return fc
    .tuple(
      proposals(recording, { minLength: 1, maxLength: 3 }),
      proposals(saying, { maxLength: lengthMax }),
    )
    .map(([recorded, more]) => new RandomLog([...recorded, ...more]));
}

/** A log of hundreds of occurrences and as many corrections: the same one for the same seed. */
export function largeLog(seed: number): RandomLog {
  const some = fc.noBias(fc.tuple(recordingOfMany, saying, saying));
  const sayings = fc.sample(some, { numRuns: 250, seed }).flat();
  return new RandomLog(
    sayings.map((saying, at) => ({ saying, comes: at % 50 === 0 ? 'later' : 'together' })),
  );
}

/** A small log of these events, each a second after the one before it; throws what is refused. */
export function saidLater(...events: readonly Proposed[]): RandomLog {
  const log = new RandomLog(events.map((said) => ({ saying: () => said, comes: 'later' })));
  if (log.steps.length < events.length) throw new Error('an event of the log is refused');
  return log;
}
