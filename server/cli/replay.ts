import { Argument, Option, type Command } from 'commander';
import { stringify } from 'csv-stringify/sync';
import { parseReadingQuery, type ReadingQuery } from '../reading/query.ts';
import { viewNames, type Reader, type ViewName, type ViewRow } from '../reading/reader.ts';
import { CommandEnd, exitCodes } from './end.ts';
import type { End } from './import.ts';
import { addClockOptions, parametersOf } from './replay/clock-options.ts';
import { columnsOf, inOrder } from './replay/columns.ts';
import { namingAt } from './replay/naming.ts';
import { tableText } from './replay/table.ts';
import type { Terminal } from './terminal.ts';
import { withArchive } from './with-archive.ts';

const pageLength = 1_000;

/** `regesta replay <view>` */
export function replayCommand(program: Command, terminal: Terminal, end: End): void {
  const command = program
    .command('replay')
    .description('read a view on three clocks: what had happened, was known, or was said by then')
    .addArgument(new Argument('<view>', 'the view to read').choices(viewNames))
    .addOption(
      new Option('--format <format>', 'table for people, json or csv for programs')
        .choices(['table', 'json', 'csv'])
        .default('table'),
    );
  addClockOptions(command).action(
    async (view: ViewName, options: Readonly<Record<string, unknown>>) => {
      await withArchive(terminal, ({ reader }) => {
        const query = queryOf(reader, view, options);
        const rows = rowsOf(reader, view, query);
        terminal.out(written(String(options['format']), { reader, view, query, rows }));
        const { position } = query.clocks;
        if (view === 'standing') terminal.err(notYet(reader, query));
        terminal.err(`${rows.length} rows, read at position ${position}\n`);
      });
      end(exitCodes.done);
    },
  );
}

function queryOf(
  reader: Reader,
  view: ViewName,
  options: Readonly<Record<string, unknown>>,
): ReadingQuery {
  const parsed = parseReadingQuery(parametersOf(options), reader, 'view', view);
  if (parsed.ok) return parsed.query;
  const lines = parsed.issues.map(({ parameter, message }) => `${parameter}: ${message}`);
  throw new CommandEnd(lines.join('\nregesta: '), exitCodes.refused);
}

function rowsOf(reader: Reader, view: ViewName, { clocks, filters }: ReadingQuery): ViewRow[] {
  const rows: ViewRow[] = [];
  let after: string | null = null;
  do {
    const page: ReturnType<Reader['view']> = reader.view(view, clocks, filters, {
      limit: pageLength,
      after,
    });
    rows.push(...page.rows);
    after = page.next;
  } while (after !== null);
  return rows;
}

/** The instruments that were not yet anything by the date asked, not even possibly. */
function notYet(reader: Reader, { clocks }: ReadingQuery): string {
  if (clocks.untilDay === null) return '';
  const titles: string[] = [];
  let after: string | null = null;
  do {
    const page: ReturnType<Reader['instruments']> = reader.instruments(clocks, {
      limit: pageLength,
      after,
    });
    for (const { title, certainty } of page.items) if (certainty === 'not-yet') titles.push(title);
    after = page.next;
  } while (after !== null);
  return titles.length === 0 ? '' : `not yet: ${titles.join('; ')}\n`;
}

function written(
  format: string,
  read: { reader: Reader; view: ViewName; query: ReadingQuery; rows: readonly ViewRow[] },
): string {
  const { reader, view, query, rows } = read;
  if (format === 'json')
    return `${JSON.stringify({ asOf: reader.at(query.clocks.position), view, total: rows.length, rows })}\n`;
  const naming = namingAt(reader, query.clocks);
  const columns = columnsOf[view];
  const headings = columns.map(({ heading }) => heading);
  const cells = inOrder(view, rows, naming).map((row) => columns.map(({ of }) => of(row, naming)));
  if (format === 'csv') return stringify([headings, ...cells], { escape_formulas: true });
  return tableText(headings, cells);
}
