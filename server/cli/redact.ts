import { setTimeout } from 'node:timers/promises';
import type { Command } from 'commander';
import type { Outcome } from '../archive.ts';
import { troubleOf } from '../database/trouble.ts';
import type { StoredEvent } from '../log/log.ts';
import type { OpenArchive } from '../open-archive.ts';
import { scrub, type Scrubbed } from '../redaction/scrubbing.ts';
import { CommandEnd, exitCodes } from './end.ts';
import type { End } from './import.ts';
import type { Terminal } from './terminal.ts';
import { withArchive } from './with-archive.ts';

interface Flags {
  readonly reason: string;
  readonly legalBasis: string;
  readonly by: string;
  readonly yes?: true;
  readonly json?: true;
}

/** `regesta redact <position>` */
export function redactCommand(program: Command, terminal: Terminal, end: End): void {
  program
    .command('redact')
    .description('remove the data of one event for good; that it was recorded stays, and is proved')
    .argument('<position>', 'the position of the event')
    .requiredOption('--reason <text>', 'why, for all to see: without what is removed')
    .requiredOption('--legal-basis <text>', 'the law or order that demands it, for all to see')
    .option('--by <name>', 'public name that the log carries', 'The operator')
    .option('--yes', 'go on without asking')
    .option('--json', 'print the result as JSON')
    .action(async (position: string, flags: Flags) => {
      const told = await withArchive(terminal, (opened) =>
        redact(terminal, opened, position, flags),
      );
      const { redacted, at, scrubbed } = told;
      terminal.out(
        flags.json
          ? `${JSON.stringify(told)}\n`
          : `position ${redacted} is redacted, by position ${at}; ${wordsOf[scrubbed]}\n`,
      );
      terminal.err('backups and exports that were made before still hold it: replace them\n');
      end(exitCodes.done);
    });
}

const wordsOf: Readonly<Record<Scrubbed, string>> = {
  clean: 'no file of the archive holds its data any more',
  'held-up':
    'a reader still holds the write-ahead log, where bytes of it may be: the server goes on trying',
};

async function redact(
  terminal: Terminal,
  { archive, database }: OpenArchive,
  text: string,
  flags: Flags,
): Promise<{ readonly redacted: number; readonly at: number; readonly scrubbed: Scrubbed }> {
  const position = /^[1-9]\d{0,14}$/u.test(text) ? Number(text) : 0;
  const [event] = archive.read({ after: position - 1, limit: 1 });
  if (position === 0 || event?.position !== position)
    throw new CommandEnd(`there is no event at position ${text}`, exitCodes.refused);
  await confirm(terminal, event, flags);
  const { reason, legalBasis, by } = flags;
  const data = { position, reason, legalBasis };
  const said = { stream: event.stream, type: 'EventRedacted', data };
  const at = positionOf(archive.append({ events: [said], reason: '', by, mayRedact: true }));
  return { redacted: position, at, scrubbed: await scrubbed(database.writer) };
}

function positionOf(outcome: Outcome): number {
  switch (outcome.outcome) {
    case 'appended':
    case 'repeated':
      return outcome.receipts[0]?.position ?? 0;
    case 'issues':
      throw new CommandEnd(sentenceOf(outcome.issues), exitCodes.refused);
    case 'refused':
      throw new CommandEnd(sentenceOf(outcome.refusals), exitCodes.refused);
    case 'conflict':
      throw new CommandEnd('someone wrote first; try again', exitCodes.conflict);
  }
}

function sentenceOf(
  objections: readonly { readonly pointer: string; readonly message: string }[],
): string {
  return objections
    .map(({ pointer, message }) => `${pointer.replace('/events/0/data/', '')}: ${message}`)
    .join('; ');
}

async function confirm(terminal: Terminal, event: StoredEvent, flags: Flags): Promise<void> {
  if (flags.yes) return;
  if (!terminal.isWatched)
    throw new CommandEnd('nobody is there to be asked: give --yes', exitCodes.refused);
  const { position, type, stream, recordedAt, recordedBy, reason, data } = event;
  terminal.err(
    `${type} at position ${position}, on ${stream}, by ${recordedBy} at ${recordedAt}\n` +
      `stays: that it was recorded, and its reason: ${JSON.stringify(reason)}\n` +
      `goes, for good: ${data}\n` +
      `Type ${position} to remove it: `,
  );
  if ((await firstLine(terminal)) !== String(position))
    throw new CommandEnd('nothing was removed', exitCodes.refused);
}

async function firstLine(terminal: Terminal): Promise<string> {
  let text = '';
  for await (const chunk of terminal.in) {
    text += Buffer.from(chunk).toString('utf8');
    if (text.includes('\n')) break;
  }
  return (text.split('\n')[0] ?? '').trim();
}

/** Scrubs, and tries for a while where others are at work in the archive. */
async function scrubbed(writer: OpenArchive['database']['writer']): Promise<Scrubbed> {
  for (let tries = 0; tries < 10; tries += 1) {
    try {
      if (scrub(writer) === 'clean') return 'clean';
    } catch (error) {
      if (troubleOf(error)?.code !== 'locked') throw error;
    }
    await setTimeout(500);
  }
  return 'held-up';
}
