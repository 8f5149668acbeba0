import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { views } from '../../events/projections/views.ts';
import type { OpenArchive } from '../../server/open-archive.ts';
import { openKept } from './as-of/kept-archive.ts';
import { replay } from './as-of/naive-replay.ts';
import { questionsAbout, type Question } from './as-of/questions.ts';
import { heading, line, median } from './as-of/table.ts';

/**
 * Readings as of the deep past (1 % of the positions), the middle and the head, in turns, beside
 * naive replay from zero to the same positions. Prints medians in milliseconds, what the past costs
 * of the same at the head, and how many times as long replay takes. Arguments: sizes of archives in
 * events (default 10000 100000). `--rounds`; `--only <text>`: just the readings with it in their
 * name; `--no-replay`; `--cpu`: the time of the processor instead of the wall's clock, for a machine
 * that does other work meanwhile. Archives are kept under the system's temporary folder.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  allowNegative: true,
  options: {
    rounds: { type: 'string', default: '9' },
    only: { type: 'string', default: '' },
    replay: { type: 'boolean', default: true },
    cpu: { type: 'boolean', default: false },
  },
});
const rounds = Number(values.rounds);

/** Rounds end early when a reading has been asked for so long. */
const budgetMs = 4_000;

// Naive replay holds the whole archive in memory.
setFlagsFromString('--max-old-space-size=12000');

for (const size of positionals.length > 0 ? positionals : ['10000', '100000']) {
  const opened = await openKept(Number(size), say);
  try {
    measure(opened);
  } finally {
    opened.close();
  }
}

function measure(opened: OpenArchive): void {
  const head = opened.archive.head().position;
  const deep = Math.ceil(head / 100);
  const positions = [deep, Math.ceil(head / 2), head];
  const replays = new Map<string, readonly number[]>();
  say(`\n${head.toLocaleString('en')} events${values.cpu ? ', processor time' : ''}`);
  say(heading());
  for (const question of questionsAbout(occurrenceBy(opened, deep))) {
    if (!question.name.includes(values.only)) continue;
    const times = timesOf(opened, question, positions);
    const replayed = values.replay ? replaysOf(opened, question, { positions, replays }) : [];
    say(line(question.name, { times, replays: replayed }));
  }
}

/** Medians of asking at each position, in turns after one time that warms up. */
function timesOf(
  { reader }: OpenArchive,
  question: Question,
  positions: readonly number[],
): number[] {
  const times = positions.map((): number[] => []);
  const start = performance.now();
  for (let round = 0; round <= rounds; round += 1) {
    const isLate = performance.now() - start > budgetMs;
    if (round > 1 && isLate) break;
    for (const [index, position] of positions.entries()) {
      const time = timed(() => question.ask(reader, position));
      if (round > 0 || time > budgetMs / 2) times[index]?.push(time);
    }
    if (round === 0 && times.every(({ length }) => length > 0)) break;
  }
  return times.map(median);
}

/** How long replay takes to each position; the same views are folded once. */
function replaysOf(
  { archive }: OpenArchive,
  { folds }: Question,
  {
    positions,
    replays,
  }: {
    readonly positions: readonly number[];
    readonly replays: Map<string, readonly number[]>;
  },
): readonly number[] {
  const name = folds.join(' ');
  const known = replays.get(name);
  if (known) return known;
  const folded = folds.map((view) => views[view]);
  const times = positions.map((position) => {
    const once = (): number => timed(() => replay(archive, folded, position));
    const first = once();
    return first > budgetMs / 4 ? first : median([first, once(), once()]);
  });
  replays.set(name, times);
  return times;
}

/** The occurrence that was recorded last before a position. */
function occurrenceBy({ archive }: OpenArchive, position: number): string {
  const told = archive
    .read({ after: Math.max(0, position - 1_000), limit: 1_000 })
    .filter((event) => event.position <= position && event.type === 'OccurrenceRecorded');
  const stream = told.at(-1)?.stream;
  if (!stream) throw new Error('nothing is told of that early; take a larger archive');
  return stream.slice('occurrence-'.length);
}

function timed(work: () => unknown): number {
  const [start, before] = [performance.now(), process.cpuUsage()];
  const answer = work();
  const [end, { user, system }] = [performance.now(), process.cpuUsage(before)];
  if (answer === null) throw new Error('nothing was answered');
  return values.cpu ? (user + system) / 1_000 : end - start;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
