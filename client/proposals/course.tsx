import type { ProposalStep } from '../../events/readings/proposals.ts';
import { Link } from '../address/link.tsx';
import { instantInWords } from '../writing/day-words.ts';
import { Name } from '../writing/name.tsx';
import { counted } from '../writing/term.ts';

const stepWords: Readonly<Record<ProposalStep['step'], string>> = {
  proposed: 'Proposed',
  amended: 'Amended',
  commented: 'Comment',
  accepted: 'Accepted',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
};

/** The course of a proposal: who did what with it, and what was said about it. */
export function Course({ steps }: { readonly steps: readonly ProposalStep[] }) {
  return (
    <ol className="course">
      {steps.map((step, index) => (
        // Steps are only added to: the place of one never changes.
        <li key={`${index} ${step.at}`} className={`course-${step.step}`}>
          <p className="history-when">
            <strong>{stepWords[step.step]}</strong> by <Name>{step.by}</Name>,{' '}
            <time dateTime={step.at}>{instantInWords(step.at)}</time>
          </p>
          <Said step={step} />
        </li>
      ))}
    </ol>
  );
}

function Said({ step }: { readonly step: ProposalStep }) {
  switch (step.step) {
    case 'proposed':
    case 'amended':
      return (
        <p className="course-form">
          Form {step.version}, {counted(step.events.length, 'event')}
          {step.reason !== '' && (
            <>
              : <q dir="auto">{step.reason}</q>
            </>
          )}
        </p>
      );
    case 'accepted':
      return (
        <p className="course-form">
          {step.positions.length === 1 ? 'Event' : 'Events'} {step.positions.join(', ')} in{' '}
          <Link href="/ledger">the ledger</Link>
        </p>
      );
    case 'commented':
    case 'declined':
    case 'withdrawn':
      return step.text === '' ? null : (
        <p className="course-text" dir="auto">
          {step.text}
        </p>
      );
  }
}
