import { useId, useState } from 'react';
import type { OccurrenceAnswer } from '../../events/readings/answers.ts';
import { goTo } from '../address/address.ts';
import { Link } from '../address/link.tsx';
import { pathOf } from '../address/route.ts';
import { ask } from '../answers/ask.ts';
import { noProblems } from '../fields/problems.ts';
import { noteSaved } from './last-saved.ts';
import { MergeView } from './merge-view.tsx';
import { ReasonField } from './reason-field.tsx';
import { Review } from './review.tsx';
import { ReviseForm } from './revise-form.tsx';
import { ReviseNotes } from './revise-notes.tsx';
import { revisionChecks, sayingsOf, tidiedRevision, type Revision } from './revision.ts';
import { fieldLabel } from './field-labels.ts';
import { tellingOf, toldBy } from './telling.ts';
import { Trouble } from './trouble.tsx';
import { useRevision } from './use-revision.ts';
import { useSaving } from './use-saving.ts';
import './correcting.css';

type Whole = OccurrenceAnswer['occurrence'];

interface ReviseDeskProps {
  /** The occurrence as it was read first. */
  readonly first: Whole;
  /** As it is now, as far as it is known; null: not known. */
  readonly now: Whole | null;
  readonly owner: string;
}

/** Where a revision is written, merged with what a colleague wrote first, reviewed and saved. */
export function ReviseDesk({ first, now, owner }: ReviseDeskProps) {
  const form = useId();
  const { revision, isFound, change, rest, drop } = useRevision(first, owner);
  const [theirs, setTheirs] = useState<Whole | null>(null);
  const stream = `occurrence-${first.id}`;
  const page = pathOf({ page: 'occurrence', id: first.id });
  const bring = async (): Promise<void> => {
    const path = `/api/occurrences/${encodeURIComponent(first.id)}`;
    const reply = await ask<OccurrenceAnswer>(path, new AbortController().signal);
    if (reply.kind === 'answer') setTheirs(reply.answer.occurrence);
  };
  const saving = useSaving({
    onSaved(done) {
      noteSaved(stream, done);
      drop(first);
      goTo(page, 'push');
    },
    onConflict: () => void bring(),
  });
  const { stage } = saving;
  const isConflict = stage.stage === 'conflict';
  const review = (next: Revision): void => {
    const tidy = tidiedRevision(next);
    const found = revisionChecks(tidy);
    if (found.length > 0) saving.refuse(found);
    else saving.review(sayingsOf(tidy), tidy.reason.trim());
  };

  if (theirs !== null)
    return (
      <MergeView
        key={theirs.version}
        stream={stream}
        since={revision.baseVersion}
        tellings={{
          base: { ...revision.base },
          theirs: { ...tellingOf(theirs) },
          mine: { ...toldBy(revision.draft) },
        }}
        obstacle={obstacleOf(theirs)}
        onMerged={(fields, then) => {
          const next = rest(fields, theirs);
          setTheirs(null);
          if (then === 'review') review(next);
          else saving.rewrite();
        }}
      />
    );
  if (stage.stage === 'reviewing' || stage.stage === 'saving')
    return (
      <Review
        preview={stage.preview}
        reason={revision.reason.trim()}
        isSaving={stage.stage === 'saving'}
        isLost={stage.stage === 'saving' && stage.isLost}
        saving={saving}
      />
    );
  const problems = stage.stage === 'refused' ? stage.errors : noProblems;
  const isBehind = now !== null && now.version > revision.baseVersion;
  return (
    <form
      className="revise"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        review(revision);
      }}
    >
      <p className="dialog-says">
        Its date is corrected by redating it, its sources by citing and withdrawing, on{' '}
        <Link href={page}>its own page</Link>.
      </p>
      <ReviseNotes
        isFound={isFound}
        isBehind={isBehind}
        onAnew={() => drop(now ?? first)}
        onBeside={() => setTheirs(now)}
      />
      {!isConflict && (
        <Trouble {...{ stage, form }} labelOf={fieldLabel} onGoOn={() => undefined} />
      )}
      <ReviseForm
        form={form}
        draft={revision.draft}
        problems={problems}
        onChange={(to) => change((former) => ({ ...former, draft: to(former.draft) }))}
      />
      <ReasonField
        {...{ form, problems }}
        demand="optional"
        value={revision.reason}
        onChange={(reason) => change((former) => ({ ...former, reason }))}
      />
      <p className="revise-ways">
        <button className="button button-main" disabled={stage.stage === 'asking' || isConflict}>
          {stage.stage === 'asking' ? 'Reading …' : 'See what will change'}
        </button>
        <Link className="button" href={page}>
          Back to its page
        </Link>
      </p>
    </form>
  );
}

function obstacleOf({ status, mergedInto }: Whole): string {
  const kept = 'What you wrote is kept here: reinstate it on its page first, then come back.';
  switch (status) {
    case 'live':
      return '';
    case 'retracted':
      return `This occurrence was retracted in the meantime. ${kept}`;
    case 'merged':
      return `This occurrence was merged into “${mergedInto?.name ?? 'another'}” in the meantime. ${kept}`;
  }
}
