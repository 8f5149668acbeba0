import { useId, useState } from 'react';
import type { HistoryEntry } from '../../events/readings/answers.ts';
import type { FieldProblem } from '../appending/append-events.ts';
import { CorrectionDialog, type FormProblems } from '../correcting/correction-dialog.tsx';
import { noteSaved } from '../correcting/last-saved.ts';
import { fieldIdOf, problemsUnder } from '../fields/problems.ts';
import { TextField } from '../fields/text-field.tsx';
import { eventInWords } from '../occurrence/history-words.ts';
import { grouped } from '../writing/term.ts';
import './redacting.css';

interface RedactEventProps {
  readonly event: HistoryEntry['event'];
  /** The version that the stream of the event is at, as the page shows it. */
  readonly version: number;
  readonly onClose: () => void;
}

interface Grounds {
  readonly reason: string;
  readonly legalBasis: string;
  /** Whether it was ticked that this can't be undone. */
  readonly isMeant: boolean;
}

const labels: Readonly<Record<string, string>> = {
  '/reason': 'Why it is removed',
  '/legalBasis': 'Legal basis',
  '/isMeant': 'That it can’t be undone',
};

/** Removes what one event said, for good: what goes and what stays is shown before. */
export default function RedactEvent({ event, version, onClose }: RedactEventProps) {
  const [grounds, setGrounds] = useState<Grounds>({ reason: '', legalBasis: '', isMeant: false });
  const { position, stream } = event;
  const data = {
    position,
    reason: grounds.reason.trim(),
    legalBasis: grounds.legalBasis.trim(),
  };
  return (
    <CorrectionDialog
      title={`Redact event ${grouped(position)}`}
      says="What this event said is removed from the archive, at every position, for good. Nobody can undo it: no editor, no administrator, no copy of the log."
      demand="none"
      way="Remove it for good"
      onClose={onClose}
      onSaved={(done) => {
        noteSaved(stream, done);
        onClose();
      }}
      sayings={() => [{ stream, type: 'EventRedacted', data, expectedVersion: version }]}
      checks={() => checksOf(grounds)}
      labelOf={(pointer) => labels[pointer] ?? 'This'}
      renderFields={(asked) => (
        <>
          <Removed event={event} />
          <GroundsFields {...asked} {...{ grounds }} onChange={setGrounds} />
        </>
      )}
    />
  );
}

/** Exactly what goes, and what stays. */
function Removed({ event }: Pick<RedactEventProps, 'event'>) {
  const id = useId();
  return (
    <>
      <div>
        <h3 id={id}>What is removed</h3>
        <pre className="redact-data" tabIndex={0} role="region" aria-labelledby={id} dir="auto">
          {JSON.stringify(event.data, null, 2)}
        </pre>
      </div>
      <div className="redact-stays">
        <p>
          What stays for all to see: that “{eventInWords(event.type)}” was said here, when, and by{' '}
          <bdi>{event.recordedBy}</bdi>. Proofs still hold.
          {event.reason !== '' && (
            <>
              {' '}
              The reason that was given for it stays, too: <q dir="auto">{event.reason}</q>
            </>
          )}
        </p>
        <p>
          Other events that say the same are redacted each on its own. Backups, exports and mirrors
          that were made before still have it.
        </p>
      </div>
    </>
  );
}

function GroundsFields({
  form,
  problems,
  grounds,
  onChange,
}: FormProblems & {
  readonly grounds: Grounds;
  readonly onChange: (grounds: Grounds) => void;
}) {
  const unmeant = problemsUnder(problems, '/isMeant');
  const tick = fieldIdOf(form, '/isMeant');
  return (
    <>
      <TextField
        id={fieldIdOf(form, '/reason')}
        label="Why it is removed"
        hint="It stays for all to see, so don’t repeat what is removed."
        rows={2}
        value={grounds.reason}
        onChange={(reason) => onChange({ ...grounds, reason })}
        problems={problemsUnder(problems, '/reason')}
      />
      <TextField
        id={fieldIdOf(form, '/legalBasis')}
        label="Legal basis"
        hint="Such as “GDPR, Article 17(1)(d)”, or the court and number of an order."
        value={grounds.legalBasis}
        onChange={(legalBasis) => onChange({ ...grounds, legalBasis })}
        problems={problemsUnder(problems, '/legalBasis')}
      />
      <label className="tick" htmlFor={tick}>
        <input
          id={tick}
          type="checkbox"
          checked={grounds.isMeant}
          aria-invalid={unmeant.length > 0}
          onChange={(event) => onChange({ ...grounds, isMeant: event.currentTarget.checked })}
        />
        I have read what is removed, and know that it can’t be undone
      </label>
    </>
  );
}

function checksOf({ reason, legalBasis, isMeant }: Grounds): readonly FieldProblem[] {
  const missing = (pointer: string, detail: string): FieldProblem => {
    return { pointer, code: 'missing', detail };
  };
  return [
    ...(reason.trim() === '' ? [missing('/reason', 'is missing; say why')] : []),
    ...(legalBasis.trim() === '' ? [missing('/legalBasis', 'is missing; name the law')] : []),
    ...(isMeant ? [] : [missing('/isMeant', 'is not ticked')]),
  ];
}
