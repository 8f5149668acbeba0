import type { Command } from 'commander';
import { isKeyName, printVerifierKey } from '../../events/transparency/note.ts';
import { startWitness } from '../witness/start-witness.ts';
import { CommandEnd, exitCodes } from './end.ts';
import type { End } from './import.ts';
import { addressTaken, signalled } from './listening.ts';
import { collect } from './replay/clock-options.ts';
import type { Terminal } from './terminal.ts';
import { parseLogKey } from './verify/keys.ts';
import { refusing, settingsOf } from './with-archive.ts';

/** What `regesta witness` may be told. */
interface WitnessFlags {
  readonly log: readonly string[];
  readonly folder: string;
  readonly name?: string;
}

/** `regesta witness` */
export function witnessCommand(program: Command, terminal: Terminal, end: End): void {
  program
    .command('witness')
    .description('remember and cosign the seals of other archives, so that none is rewritten')
    .requiredOption(
      '--log <key>',
      'the key of a log, as its /log/key gives it, or a file of it; repeat it for several',
      collect,
    )
    .option('--folder <folder>', 'where its key and its memory lie', './witness')
    .option('--name <name>', 'the name of a new witness, such as example.org/witness')
    .action(async (flags: WitnessFlags) => {
      const { folder, name = null } = flags;
      const logs = flags.log.map((key) => parseLogKey(key, '--log'));
      if (name !== null && !isKeyName(name))
        throw new CommandEnd('--name takes a name without spaces or plus signs', exitCodes.refused);
      const { host, port, logLevel, trustedProxies } = settingsOf(terminal);
      const running = await refusing(() =>
        startWitness({ folder, logs, name, host, port, logLevel, trustedProxies }),
      ).catch((error: unknown) => {
        throw addressTaken(error) ?? error;
      });
      const stopped = signalled();
      const key = printVerifierKey(running.verifier);
      terminal.out(`Archives name this witness in REGESTA_WITNESSES: ${key} ${running.url}\n`);
      for (const log of logs) terminal.out(`It cosigns ${log.name}\n`);
      terminal.out(`The witness is at ${running.url}\n`);
      await stopped;
      await running.stop();
      end(exitCodes.done);
    });
}
