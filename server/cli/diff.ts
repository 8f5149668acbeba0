import { Argument, Option, type Command } from 'commander';
import { stringify } from 'csv-stringify/sync';
import type { DiffAnswer, RowChange } from '../../events/readings/diff.ts';
import { parseDiffQuery } from '../reading/query/diff-query.ts';
import { viewNames, type Reader, type ViewName } from '../reading/reader.ts';
import { headings, linesOf, shortened } from './diff/lines.ts';
import { CommandEnd, exitCodes } from './end.ts';
import type { End } from './import.ts';
import { addClockOptions, collect, parametersOf } from './replay/clock-options.ts';
import { tableText } from './replay/table.ts';
import type { Terminal } from './terminal.ts';
import { withArchive } from './with-archive.ts';

/** How many changes are read at a time: each page goes through all that may differ. */
const pageLength = 20_000;

const readings =
  'until:<date>, known-by:<date>, an instant or seq:<position>; repeat to give several clocks';

/** `regesta diff <view>` */
export function diffCommand(program: Command, terminal: Terminal, end: End): void {
  const command = program
    .command('diff')
    .description('tell which rows of a view were added, changed and removed between two readings')
    .addArgument(new Argument('<view>', 'the view to compare').choices(viewNames))
    .requiredOption('--from <reading>', `the first reading: ${readings}`, collect)
    .requiredOption('--to <reading>', 'the second reading, likewise', collect)
    .addOption(
      new Option('--format <format>', 'table for people, json or csv for programs')
        .choices(['table', 'json', 'csv'])
        .default('table'),
    );
  addClockOptions(command, true).action(
    async (view: ViewName, options: Readonly<Record<string, unknown>>) => {
      await withArchive(terminal, ({ reader }) => {
        const answer = wholeDiff(reader, view, options);
        terminal.out(written(String(options['format']), answer, view));
        terminal.err(`${summaryOf(answer)}\n`);
      });
      end(exitCodes.done);
    },
  );
}

function wholeDiff(
  reader: Reader,
  view: ViewName,
  options: Readonly<Record<string, unknown>>,
): DiffAnswer {
  const parsed = parseDiffQuery(parametersOf(options), reader, view);
  if (!parsed.ok) {
    const lines = parsed.issues.map(({ parameter, message }) => `${parameter}: ${message}`);
    throw new CommandEnd(lines.join('\nregesta: '), exitCodes.refused);
  }
  const { question } = parsed.query;
  const first = reader.diff(question, { limit: pageLength, after: null });
  const items: RowChange[] = [];
  let page = first;
  for (;;) {
    items.push(...page.items);
    if (page.next === null) break;
    page = reader.diff(question, { limit: pageLength, after: page.next });
  }
  const { next: _, ...answer } = first;
  return { ...answer, items };
}

function written(format: string, answer: DiffAnswer, view: ViewName): string {
  if (format === 'json') return `${JSON.stringify(answer)}\n`;
  const lines = answer.items.flatMap((change) => linesOf(view, change));
  if (format === 'csv')
    return stringify([headings, ...lines.map((line) => line.cells)], { escape_formulas: true });
  return tableText(headings, lines.map(shortened));
}

function summaryOf({ total, counts, from, to }: DiffAnswer): string {
  const { added, removed, changed, moved } = counts;
  const changes =
    moved > 0 ? `${changed} changed, ${moved} of them at another date` : `${changed} changed`;
  const rows = total === 1 ? '1 row differs' : `${total} rows differ`;
  const positions =
    from.position === to.position
      ? `position ${to.position}`
      : `positions ${from.position} and ${to.position}`;
  return `${rows}: ${added} added, ${removed} removed, ${changes}; read at ${positions}`;
}
