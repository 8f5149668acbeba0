import { useEffect, useId, useRef, useState, type ReactNode, type SubmitEvent } from 'react';
import type { AppendedEvent, FieldProblem } from '../appending/append-events.ts';
import { noProblems } from '../fields/problems.ts';
import { ReasonField, type ReasonDemand } from './reason-field.tsx';
import { Review } from './review.tsx';
import type { Saying } from './saying.ts';
import { Trouble } from './trouble.tsx';
import { useSaving } from './use-saving.ts';
import './correcting.css';

/** What every correction's dialog is given. */
export interface CorrectionProps {
  readonly onClose: () => void;
  /** Runs once what was said is in the log. */
  readonly onSaved: (events: readonly AppendedEvent[]) => void;
}

/** The id of a form, from which its fields make theirs, and what was found wrong with it. */
export interface FormProblems {
  readonly form: string;
  /** Pointers lead into the request, such as `/events/0/data/date`. */
  readonly problems: readonly FieldProblem[];
}

interface CorrectionDialogProps extends CorrectionProps {
  readonly title: string;
  /** What it does, in a sentence. */
  readonly says: string;
  readonly demand: ReasonDemand;
  /** A reason to begin with. */
  readonly reason?: string;
  /** What is to be said, as it is written now. */
  readonly sayings: () => readonly Saying[];
  /** What the browser knows at once to be wrong with what is written. */
  readonly checks?: () => readonly FieldProblem[];
  /** The fields, besides the reason. */
  readonly renderFields?: (asked: FormProblems) => ReactNode;
  /** What the field of a pointer is called. */
  readonly labelOf?: (pointer: string) => string;
}

/**
 * A correction as a dialog: what is written, then what that would change, then one confirmation.
 * Whatever comes between, a refusal, a colleague's change or a lost connection, what was written
 * stays.
 */
export function CorrectionDialog(props: CorrectionDialogProps) {
  const { title, says, demand, sayings, renderFields, onClose, onSaved } = props;
  const id = useId();
  const form = `${id}-form`;
  const [reason, setReason] = useState(props.reason ?? '');
  const [isOnTop, setOnTop] = useState<ReadonlyMap<string, number>>(new Map());
  const saving = useSaving(onSaved);
  const { stage } = saving;
  const problems = stage.stage === 'refused' ? stage.errors : noProblems;
  const isReviewed = stage.stage === 'reviewing' || stage.stage === 'saving';
  const review = (versions: ReadonlyMap<string, number>): void => {
    const said = sayings();
    if (said !== null)
      saving.review(
        said.map((saying) => onTopOf(saying, versions)),
        reason.trim(),
      );
  };
  return (
    <Dialog titleId={id} onClose={onClose} canClose={stage.stage !== 'saving'}>
      <h2 id={id}>{title}</h2>
      <form
        hidden={isReviewed}
        onSubmit={(event: SubmitEvent) => {
          event.preventDefault();
          review(isOnTop);
        }}
      >
        <p className="dialog-says">{says}</p>
        <Trouble
          stage={stage}
          form={form}
          labelOf={props.labelOf ?? (() => 'This')}
          onGoOn={(versions) => {
            setOnTop(versions);
            review(versions);
          }}
        />
        {renderFields?.({ form, problems })}
        <ReasonField demand={demand} value={reason} onChange={setReason} />
        <p className="dialog-ways">
          <button className="button chief" disabled={stage.stage === 'asking'}>
            {stage.stage === 'asking' ? 'Reading …' : 'See what will change'}
          </button>
          <button type="button" className="button" onClick={onClose}>
            Cancel
          </button>
        </p>
      </form>
      {isReviewed && (
        <Review
          preview={stage.preview}
          reason={reason.trim()}
          isSaving={stage.stage === 'saving'}
          isLost={stage.stage === 'saving' && stage.isLost}
          saving={saving}
        />
      )}
    </Dialog>
  );
}

function onTopOf(saying: Saying, versions: ReadonlyMap<string, number>): Saying {
  return { ...saying, expectedVersion: versions.get(saying.stream) ?? saying.expectedVersion };
}

interface DialogProps {
  readonly titleId: string;
  readonly canClose: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

function Dialog({ titleId, canClose, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="correction"
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        if (canClose) onClose();
      }}
    >
      {children}
    </dialog>
  );
}
