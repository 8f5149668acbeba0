import { useEffect, useEffectEvent, useId, useState, type ReactNode } from 'react';
import type { FieldProblem } from '../appending/append-events.ts';
import { NewThingsContext, type NewThing } from '../fields/new-things.ts';
import { noProblems } from '../fields/problems.ts';
import { DialogFrame } from './dialog-frame.tsx';
import { ReasonField, reasonChecks, type ReasonDemand } from './reason-field.tsx';
import { Review } from './review.tsx';
import { registrationsOf, withThing, type Saying, type Use } from './saying.ts';
import { Trouble } from './trouble.tsx';
import { useSaving, type Done } from './use-saving.ts';

/** What every correction's dialog is given. */
export interface CorrectionProps {
  readonly onClose: () => void;
  /** Runs once what was said is in the log, or before the editors. */
  readonly onSaved: (done: Done) => void;
}

/** The id of a form, from which its fields make theirs, and what was found wrong with it. */
export interface FormProblems {
  readonly form: string;
  /** Pointers lead into the form, such as `/date`. */
  readonly problems: readonly FieldProblem[];
}

interface CorrectionDialogProps extends CorrectionProps {
  readonly title: string;
  /** What it does, in a sentence. */
  readonly says: string;
  readonly demand: ReasonDemand;
  /** A reason to begin with. */
  readonly reason?: string;
  /** Whether what it would change is shown at once, where there is nothing to be written. */
  readonly isShownAtOnce?: boolean;
  /** What the one confirmation is called, where that is not appending or proposing. */
  readonly way?: string;
  /** What is to be said, as it is written now. */
  readonly sayings: () => readonly Saying[];
  /** The things named in it that may have been created in place. */
  readonly uses?: () => readonly Use[];
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
  const { title, says, demand, onClose, onSaved } = props;
  const form = useId();
  const [reason, setReason] = useState(props.reason ?? '');
  const [things, setThings] = useState<readonly NewThing[]>([]);
  const [onTop, setOnTop] = useState<ReadonlyMap<string, number>>(new Map());
  const saving = useSaving({ onSaved });
  const { stage } = saving;
  const problems = stage.stage === 'refused' ? stage.errors : noProblems;
  const isReviewed = stage.stage === 'reviewing' || stage.stage === 'saving';
  const review = (versions: ReadonlyMap<string, number>): void => {
    const own = [...(props.checks?.() ?? []), ...reasonChecks(demand, reason)];
    if (own.length > 0) return saving.refuse(own);
    const said = [...registrationsOf(things, props.uses?.() ?? []), ...props.sayings()];
    saving.review(
      said.map((saying) => onTopOf(saying, versions)),
      reason.trim(),
    );
  };
  const { isShownAtOnce = false } = props;
  const showAtOnce = useEffectEvent(() => review(onTop));
  useEffect(() => {
    if (isShownAtOnce) showAtOnce();
  }, [isShownAtOnce]);
  return (
    <DialogFrame title={title} onClose={onClose} canClose={stage.stage !== 'saving'}>
      <form
        hidden={isReviewed}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          review(onTop);
        }}
      >
        <p className="dialog-says">{says}</p>
        <Trouble
          stage={stage}
          form={form}
          labelOf={(pointer) => labelIn(pointer, props.labelOf)}
          onGoOn={(versions) => {
            setOnTop(versions);
            review(versions);
          }}
        />
        <div className="dialog-fields">
          <NewThingsContext
            value={{ things, keep: (thing) => setThings((known) => withThing(known, thing)) }}
          >
            {props.renderFields?.({ form, problems })}
          </NewThingsContext>
          <ReasonField {...{ form, demand, problems }} value={reason} onChange={setReason} />
        </div>
        <p className="dialog-ways">
          <button className="button button-main" disabled={stage.stage === 'asking'}>
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
          {...(props.way !== undefined && { way: props.way })}
          isSaving={stage.stage === 'saving'}
          isLost={stage.stage === 'saving' && stage.isLost}
          saving={saving}
        />
      )}
    </DialogFrame>
  );
}

function onTopOf(saying: Saying, versions: ReadonlyMap<string, number>): Saying {
  return { ...saying, expectedVersion: versions.get(saying.stream) ?? saying.expectedVersion };
}

function labelIn(pointer: string, labelOf: CorrectionDialogProps['labelOf']): string {
  return pointer === '/reason' ? 'Reason' : (labelOf?.(pointer) ?? 'This');
}
