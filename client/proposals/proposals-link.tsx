import { useEffect } from 'react';
import type { ProposalsAnswer } from '../../events/readings/proposals.ts';
import { Link } from '../address/link.tsx';
import { useAnswer } from '../answers/use-answer.ts';
import { onProposals } from '../live/proposals-told.ts';
import { useIsAtLeast } from '../session/use-session.ts';
import { counted } from '../writing/term.ts';

/** The way to the proposals; editors see how many wait for them. */
export function ProposalsLink({ isCurrent }: { readonly isCurrent: boolean }) {
  const isEditor = useIsAtLeast('editor');
  const question = isEditor ? '/api/proposals?state=open&limit=1' : null;
  const { answer, askAgain } = useAnswer<ProposalsAnswer>(question);
  useEffect(() => onProposals(askAgain), [askAgain]);
  const open = answer?.total ?? 0;
  return (
    <Link href="/proposals" current={isCurrent}>
      Proposals
      {open > 0 && (
        <>
          {' '}
          <span aria-hidden="true" className="open-count">
            {open}
          </span>
          <span className="unseen">, {counted(open, 'open one')}</span>
        </>
      )}
    </Link>
  );
}
