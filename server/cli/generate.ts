import { InvalidArgumentError, Option, type Command } from 'commander';
import { envelopeText } from '../exchange/envelope.ts';
import {
  generateEvents,
  occurrencesMax,
  seedMax,
  type Generated,
} from '../generate/generate-events.ts';
import type { StoredEvent } from '../log/log.ts';
import type { SqliteArchive } from '../sqlite-archive.ts';
import { CommandEnd, exitCodes } from './end.ts';
import type { End } from './import.ts';
import { pourLines } from './pour-lines.ts';
import { progressLine, type Terminal } from './terminal.ts';
import { withArchive } from './with-archive.ts';

interface Flags extends Generated {
  readonly out: string;
  readonly intoArchive?: true;
}

/** How many events are restored in one transaction, or a session more. */
const batchLength = 10_000;

/** `regesta generate --occurrences <number> --seed <number>` */
export function generateCommand(program: Command, terminal: Terminal, end: End): void {
  program
    .command('generate')
    .description('write a plausible archive, made up: the same for the same number and seed')
    .requiredOption(
      '--occurrences <number>',
      'how many are told of',
      wholeNumber(1, occurrencesMax),
    )
    .option('--seed <number>', 'another seed, another archive', wholeNumber(0, seedMax), 1)
    .option('--out <file>', 'file to write; - or nothing writes standard output', '-')
    .addOption(
      new Option(
        '--into-archive',
        'fill the archive of REGESTA_DATA, which must be empty',
      ).conflicts('out'),
    )
    .action(async (flags: Flags) => {
      const count = flags.intoArchive
        ? await withArchive(terminal, ({ archive }) => fill(archive, flags, terminal))
        : await write(flags, terminal);
      terminal.err(`${count} events\n`);
      end(exitCodes.done);
    });
}

function wholeNumber(min: number, max: number): (text: string) => number {
  return (text) => {
    const number = /^\d{1,10}$/u.test(text) ? Number(text) : Number.NaN;
    if (number >= min && number <= max) return number;
    throw new InvalidArgumentError(`Give a whole number from ${min} to ${max}.`);
  };
}

async function write(what: Flags, terminal: Terminal): Promise<number> {
  let count = 0;
  const lines = function* (): Generator<string> {
    for (const events of watched(what, terminal)) {
      count += events.length;
      yield events.map((event) => `${envelopeText(event)}\n`).join('');
    }
  };
  await pourLines(terminal, lines(), what.out);
  return count;
}

function fill(archive: SqliteArchive, what: Flags, terminal: Terminal): number {
  const { position } = archive.head();
  if (position > 0)
    throw new CommandEnd(
      `the archive holds ${position} events; name an empty folder as REGESTA_DATA, or write a file`,
      exitCodes.refused,
    );
  const restoring = archive.restore();
  let batch: StoredEvent[] = [];
  const flush = (): void => {
    const taken = restoring.take(batch.map((event) => ({ event })));
    if (!taken.ok)
      throw new CommandEnd('someone else wrote to the archive meanwhile', exitCodes.conflict);
    batch = [];
  };
  for (const events of watched(what, terminal)) {
    batch.push(...events);
    if (batch.length >= batchLength) flush();
  }
  flush();
  return archive.head().position;
}

/** The generated events, with their progress shown. */
function* watched(what: Generated, terminal: Terminal): Generator<readonly StoredEvent[]> {
  const progress = progressLine(terminal);
  try {
    for (const events of generateEvents(what)) {
      progress.show(`${events.at(-1)?.position ?? 0} events`);
      yield events;
    }
  } finally {
    progress.done();
  }
}
