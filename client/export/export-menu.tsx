import { useEffect, useRef, useState } from 'react';
import { announce } from '../frame/announcer.tsx';
import { listQuestion } from '../reading/questions.ts';
import type { Reading } from '../reading/reading.ts';
import type { EdtfWindow } from '../reading/use-window.ts';
import type { BoardRow } from '../replay/board-rows.ts';
import { counted, grouped } from '../writing/term.ts';
import { csvOf } from './csv.ts';
import { download } from './download.ts';
import { everyPage, type Whole } from './every-page.ts';
import { boardTable, occurrenceTable } from './tables.ts';

/** The most that a page of the list holds. */
const pageLength = 1_000;

/** What can be taken away, as it is this moment. */
export interface Exported {
  readonly reading: Reading;
  readonly window: EdtfWindow | null;
  /** How the instruments stand. */
  readonly board: readonly BoardRow[];
}

/** What the export menu is given. */
export interface ExportMenuProps {
  readonly exported: () => Exported;
}

type Taken = 'occurrences' | 'board' | 'all';

/** The ways to take away what a replay has come to: its list, its board, or both. */
export default function ExportMenu({ exported }: ExportMenuProps) {
  const [state, setState] = useState('');
  const reading = useRef<AbortController>(null);
  useEffect(() => () => reading.current?.abort(), []);
  const take = async (what: Taken): Promise<void> => {
    reading.current?.abort();
    const controller = new AbortController();
    reading.current = controller;
    const now = exported();
    const whole = what === 'board' ? null : await wholeOf(now, controller.signal, setState);
    if (controller.signal.aborted) return;
    const words = save(what, now, whole);
    setState(words);
    announce(words);
  };
  return (
    <div className="export-menu">
      <button type="button" className="quiet-button" onClick={() => void take('occurrences')}>
        Occurrences as CSV
      </button>
      <button type="button" className="quiet-button" onClick={() => void take('board')}>
        State of things as CSV
      </button>
      <button type="button" className="quiet-button" onClick={() => void take('all')}>
        Both as JSON
      </button>
      {state !== '' && <p className="export-state">{state}</p>}
    </div>
  );
}

async function wholeOf(
  { reading, window }: Exported,
  signal: AbortSignal,
  say: (words: string) => void,
): Promise<Whole | null> {
  const question = new URL(listQuestion(reading, window), location.origin);
  question.searchParams.set('limit', String(pageLength));
  return everyPage(`${question.pathname}${question.search}`, signal, (count, total) =>
    say(`${grouped(count)} of ${counted(total, 'occurrence')} read …`),
  );
}

/** Saves what was asked for; says how that ended. */
function save(what: Taken, { reading, board }: Exported, whole: Whole | null): string {
  const name = fileName(reading);
  if (what === 'board') {
    download(`${name}-standings.csv`, 'text/csv', csvOf(boardTable(board)));
    return `${counted(board.length, 'instrument')} saved.`;
  }
  if (whole === null) return 'The archive could not be read to the end; try again.';
  const { asOf, items } = whole;
  const words = `${counted(items.length, 'occurrence')} saved, as of event ${asOf.position}.`;
  if (what === 'occurrences') {
    download(`${name}.csv`, 'text/csv', csvOf(occurrenceTable(items)));
    return words;
  }
  const { until, knownBy, asOf: asked, match, from, to, q, filters } = reading;
  const question = { from, to, match, until, knownBy, asOf: asked, q, ...filters };
  const all = { question, asOf, occurrences: items, standings: board.map(withoutState) };
  download(`${name}.json`, 'application/json', `${JSON.stringify(all, null, 2)}\n`);
  return words;
}

function withoutState({ instrument, certainty, candidates }: BoardRow) {
  return { instrument, certainty, standings: candidates };
}

/** A name that says which reading it is: `regesta-until-2018-11`. */
function fileName({ until, knownBy, asOf }: Reading): string {
  const parts = [
    ...(until === null ? [] : ['until', until]),
    ...(knownBy === null ? [] : ['known-by', knownBy]),
    ...(asOf === null ? [] : ['as-of', asOf]),
  ];
  return ['regesta', ...parts].join('-').replaceAll(/[^\w.-]+/gu, '_');
}
