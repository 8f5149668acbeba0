import type { Command } from 'commander';
import { takeInBallast } from '../database/ballast.ts';
import { checkBehind } from '../database/check-behind.ts';
import { checkedAtOnceMax, sizeOf } from '../database/check.ts';
import { damaged } from '../database/open.ts';
import { startRegesta, type Running } from '../main.ts';
import type { OpenArchive } from '../open-archive.ts';
import type { Settings } from '../settings.ts';
import { CommandEnd, exitCodes } from './end.ts';
import type { End } from './import.ts';
import { addressTaken, signalled } from './listening.ts';
import type { Terminal } from './terminal.ts';
import { openFor, settingsOf } from './with-archive.ts';

/** `regesta serve` */
export function serveCommand(program: Command, terminal: Terminal, end: End): void {
  program
    .command('serve')
    .description('open or found the archive, and serve the timeline and the API')
    .action(async () => {
      const settings = settingsOf(terminal);
      const opened = await openFor(terminal, settings);
      const running = await startServing(opened, settings);
      // Listened for before the address is told: whoever reads it may stop us at once.
      const stopped = signalled();
      terminal.out(servingWords(running));
      const damage = await stoppedOrDamaged(opened, stopped);
      await running.stop();
      if (damage) throw damage;
      end(exitCodes.done);
    });
}

/** Waits for a signal to stop, or until the file is found damaged: a large one is checked behind. */
async function stoppedOrDamaged(
  { database: { writer } }: OpenArchive,
  stopped: Promise<void>,
): Promise<CommandEnd | null> {
  if (sizeOf(writer) <= checkedAtOnceMax) return stopped.then(() => null);
  const check = checkBehind(writer.name);
  const found = await Promise.race([check.damage, stopped.then(() => null)]);
  check.stop();
  return found === null
    ? null
    : new CommandEnd(damaged(writer.name, found).message, exitCodes.fault);
}

/** Serves an archive, which is closed where that can't be. Its stop closes it too. */
export async function startServing(opened: OpenArchive, settings: Settings): Promise<Running> {
  const running = await startRegesta(opened, settings).catch((error: unknown) => {
    opened.close();
    throw addressTaken(error) ?? error;
  });
  takeInBallast(opened.database.writer.name);
  return running;
}

/**
 * Where a server is. The link is told here alone, and never in the log of requests: whoever has it
 * has the archive.
 */
export function servingWords({ url, setupLink }: Running): string {
  const setup = `At ${setupLink} its first administrator signs up, once and within a day.\n`;
  return `Regesta is at ${url}\n${setupLink === null ? '' : setup}`;
}
