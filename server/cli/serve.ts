import type { Command } from 'commander';
import { takeInBallast } from '../database/ballast.ts';
import { checkBehind } from '../database/check-behind.ts';
import { checkedAtOnceMax, sizeOf } from '../database/check.ts';
import { damaged } from '../database/open.ts';
import { startRegesta } from '../main.ts';
import type { OpenArchive } from '../open-archive.ts';
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
      const running = await startRegesta(opened, settings).catch((error: unknown) => {
        opened.close();
        throw addressTaken(error) ?? error;
      });
      // Listened for before the address is told: whoever reads it may stop us at once.
      const stopped = signalled();
      terminal.out(`Regesta is at ${running.url}\n${setupWords(running.setupLink)}`);
      takeInBallast(opened.database.writer.name);
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

/** Told here alone, and never in the log of requests: whoever has the link has the archive. */
function setupWords(link: string | null): string {
  return link === null
    ? ''
    : `At ${link} its first administrator signs up, once and within a day.\n`;
}
