import { useEffect, useState } from 'react';
import type { BlockedUndo, UndoAnswer } from '../../events/readings/editing.ts';
import { connectionFine, connectionLost } from '../answers/connection.ts';
import { counted, grouped } from '../writing/term.ts';
import { CorrectionDialog, type CorrectionProps } from './correction-dialog.tsx';
import { DialogFrame } from './dialog-frame.tsx';
import { askUndo } from './undo-events.ts';

interface UndoDialogProps extends CorrectionProps {
  /** The events to undo, by their positions. */
  readonly positions: readonly number[];
  /** What they did, in words, where it is one event. */
  readonly what?: string;
}

/** Undoes events by further events, which are shown before they are appended. */
export function UndoDialog({ positions, what, ...ends }: UndoDialogProps) {
  const asked = useUndo(positions);
  const title = positions.length === 1 ? 'Undo this change' : 'Undo these changes';
  if (asked === null || typeof asked === 'string')
    return (
      <DialogFrame title={title} canClose onClose={ends.onClose}>
        <p role="status">{asked ?? 'Reading what would undo it …'}</p>
        <p className="dialog-ways">
          <button type="button" className="button" onClick={ends.onClose}>
            Close
          </button>
        </p>
      </DialogFrame>
    );
  const { events, blocked, undoes } = asked;
  if (events.length === 0)
    return (
      <DialogFrame title={title} canClose onClose={ends.onClose}>
        <Blocked blocked={blocked} />
        <p className="dialog-ways">
          <button type="button" className="button" onClick={ends.onClose}>
            Close
          </button>
        </p>
      </DialogFrame>
    );
  return (
    <CorrectionDialog
      {...ends}
      title={title}
      says={`${counted(events.length, 'further event')} will give back what stood before. What was said stays in the history.`}
      demand="required"
      isShownAtOnce={blocked.length === 0}
      reason={reasonFor(undoes, what)}
      sayings={() => events}
      renderFields={() => <Blocked blocked={blocked} />}
    />
  );
}

/** What is in the way of undoing, event by event. */
function Blocked({ blocked }: { readonly blocked: readonly BlockedUndo[] }) {
  if (blocked.length === 0) return null;
  return (
    <div className="notice">
      <p>
        {blocked.length === 1
          ? 'This can’t be undone as things stand:'
          : 'These can’t be undone as things stand:'}
      </p>
      <ul>
        {blocked.map(({ position, message }) => (
          <li key={position}>
            Event {grouped(position)}: <bdi>{message}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The reason to begin with: `Undoes event 12: Given a better date`. */
export function reasonFor(undoes: readonly number[], what: string | undefined): string {
  const positions = [...new Set(undoes)].sort((a, b) => a - b);
  if (positions.length === 1)
    return `Undoes event ${positions[0]}${what === undefined ? '' : `: ${what}`}`;
  const told = positions.slice(0, positionsToldMax).join(', ');
  const rest = positions.length - positionsToldMax;
  return `Undoes events ${told}${rest > 0 ? ` and ${rest} more` : ''}`;
}

const positionsToldMax = 40;

/** What would undo the events; a text: why that could not be told; null: not known yet. */
function useUndo(positions: readonly number[]): UndoAnswer | string | null {
  const [asked, setAsked] = useState<UndoAnswer | string | null>(null);
  const wanted = positions.join(' ');
  useEffect(() => {
    const controller = new AbortController();
    const run = async (): Promise<void> => {
      const ended = await askUndo(wanted.split(' ').map(Number));
      if (controller.signal.aborted) return;
      if (ended.end === 'lost') return connectionLost(controller.signal, () => void run());
      connectionFine();
      if (ended.end === 'answer') setAsked(ended.answer);
      else setAsked(`${ended.problem.title}. ${ended.problem.detail}`);
    };
    void run();
    return () => controller.abort();
  }, [wanted]);
  return asked;
}
