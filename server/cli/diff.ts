import { Argument, Option, type Command } from 'commander';
import { parseDiffQuery } from '../reading/query.ts';
import { viewNames, type RowChange, type ViewName } from '../reading/reader.ts';
import { CommandEnd, exitCodes } from './end.ts';
import type { End } from './import.ts';
import { tableText } from './replay/table.ts';
import type { Terminal } from './terminal.ts';
import { withArchive } from './with-archive.ts';

/** `regesta diff <view>` */
export function diffCommand(program: Command, terminal: Terminal, end: End): void {
  program
    .command('diff')
    .description('tell which rows of a view were added, changed and removed between two positions')
    .addArgument(new Argument('<view>', 'the view to compare').choices(viewNames))
    .requiredOption('--from <position>', 'the earlier reading: an instant, or seq:<position>')
    .requiredOption('--to <position>', 'the later reading: an instant, or seq:<position>')
    .addOption(
      new Option('--format <format>', 'table for people, json for programs')
        .choices(['table', 'json'])
        .default('table'),
    )
    .action(async (view: ViewName, flags: { from: string; to: string; format: string }) => {
      await withArchive(terminal, ({ reader }) => {
        const parsed = parseDiffQuery({ from: [flags.from], to: [flags.to] }, reader);
        if (!parsed.ok) {
          const lines = parsed.issues.map(({ parameter, message }) => `${parameter}: ${message}`);
          throw new CommandEnd(lines.join('\nregesta: '), exitCodes.refused);
        }
        const { from, to } = parsed.query;
        const items = reader.diff(view, from, to);
        terminal.out(
          flags.format === 'json'
            ? `${JSON.stringify({ view, from: reader.at(from), to: reader.at(to), total: items.length, items })}\n`
            : tableText(
                ['change', 'row', 'field', 'before', 'after', 'events'],
                items.flatMap(lines),
              ),
        );
        terminal.err(`${items.length} rows differ between positions ${from} and ${to}\n`);
      });
      end(exitCodes.done);
    });
}

/** One line for each field of a changed row; one for a row that came or went. */
function lines({ change, key, fields, positions }: RowChange): string[][] {
  const events = positions.join(', ');
  if (change !== 'changed') return [[change, key, '', '', '', events]];
  return fields.map(({ pointer, before, after }) => [
    change,
    key,
    pointer,
    JSON.stringify(before) ?? '',
    JSON.stringify(after) ?? '',
    events,
  ]);
}
