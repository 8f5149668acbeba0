import type { HistoryEntry } from '../../events/readings/answers.ts';
import { eventInWords } from '../occurrence/history-words.ts';
import { noteSaved } from './last-saved.ts';
import { UndoDialog } from './undo-dialog.tsx';

interface UndoEventProps {
  readonly event: HistoryEntry['event'];
  readonly onClose: () => void;
}

/** Undoes one event of a history, by what gives back what stood before it. */
export default function UndoEvent({ event, onClose }: UndoEventProps) {
  return (
    <UndoDialog
      positions={[event.position]}
      what={eventInWords(event.type)}
      onClose={onClose}
      onSaved={(done) => {
        noteSaved(event.stream, done);
        onClose();
      }}
    />
  );
}
