import { useState } from 'react';
import type { OccurrenceAnswer } from '../../events/readings/answers.ts';
import type { AppendedEvent } from '../appending/append-events.ts';
import { addressById } from './by-id.ts';
import { CorrectMenu } from './correct-menu.tsx';
import { correctionNames, correctionsOf, type Correction } from './corrections.ts';
import { OccurrenceDialog } from './occurrence-dialog.tsx';
import { SavedNotice } from './saved-notice.tsx';
import { noteSaved } from './last-saved.ts';

interface CorrectOccurrenceProps {
  readonly occurrence: OccurrenceAnswer['occurrence'];
  readonly onChanged: () => void;
}

/** The menu of corrections of an occurrence, its dialogs, and what was last saved through them. */
export default function CorrectOccurrence({ occurrence, onChanged }: CorrectOccurrenceProps) {
  const [open, setOpen] = useState<Correction | null>(null);
  const stream = `occurrence-${occurrence.id}`;
  const saved = (events: readonly AppendedEvent[]): void => {
    noteSaved(stream, events);
    setOpen(null);
    addressById(occurrence.id, occurrence.slug);
    onChanged();
  };
  return (
    <div className="correct">
      <CorrectMenu
        choices={correctionsOf(occurrence).map((correction) => ({
          name: correctionNames[correction],
          onChoose: () => setOpen(correction),
        }))}
      />
      <SavedNotice stream={stream} onSaved={saved} />
      {open !== null && (
        <OccurrenceDialog
          correction={open}
          occurrence={occurrence}
          onClose={() => setOpen(null)}
          onSaved={saved}
        />
      )}
    </div>
  );
}
