import { useState } from 'react';
import type { OccurrenceAnswer } from '../../events/readings/answers.ts';
import { Link } from '../address/link.tsx';
import { pathOf } from '../address/route.ts';
import { addressById } from './by-id.ts';
import { CorrectMenu } from './correct-menu.tsx';
import { correctionNames, correctionsOf, type Correction } from './corrections.ts';
import { noteSaved } from './last-saved.ts';
import { PlaceContext, Presence } from '../live/presence.tsx';
import { OccurrenceDialog } from './occurrence-dialog.tsx';
import { SavedNotice } from './saved-notice.tsx';
import type { Done } from './use-saving.ts';

type Whole = OccurrenceAnswer['occurrence'];

interface CorrectOccurrenceProps {
  readonly occurrence: Whole;
}

/** The menu of corrections of an occurrence, its dialogs, and what was last saved through them. */
export default function CorrectOccurrence({ occurrence }: CorrectOccurrenceProps) {
  // The occurrence as it was when the dialog opened: what colleagues say of it in the meantime is
  // shown as such, and never overwritten unseen.
  const [open, setOpen] = useState<{ correction: Correction; occurrence: Whole } | null>(null);
  const stream = `occurrence-${occurrence.id}`;
  const saved = (done: Done): void => {
    setOpen(null);
    addressById(occurrence.id, occurrence.slug);
    noteSaved(stream, done);
  };
  return (
    <>
      <div className="correct">
        <CorrectMenu
          links={
            occurrence.status === 'live' && (
              <li>
                <Link href={pathOf({ page: 'revise', id: occurrence.id })}>Revise …</Link>
              </li>
            )
          }
          choices={correctionsOf(occurrence).map((correction) => ({
            name: correctionNames[correction],
            onChoose: () => setOpen({ correction, occurrence }),
          }))}
        />
        <SavedNotice stream={stream} onSaved={saved} />
        {open !== null && (
          <PlaceContext value={`occurrence-${open.occurrence.id}`}>
            <OccurrenceDialog {...open} onClose={() => setOpen(null)} onSaved={saved} />
          </PlaceContext>
        )}
      </div>
      <Presence at={stream} doing="reading" />
    </>
  );
}
