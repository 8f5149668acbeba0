import { useEffect, useState } from 'react';
import type { ProposalAnswer } from '../../events/readings/proposals.ts';
import { useAnswer } from '../answers/use-answer.ts';
import { Page } from '../frame/page.tsx';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { onProposals } from '../live/proposals-told.ts';
import { Section } from '../occurrence/section.tsx';
import { Name } from '../writing/name.tsx';
import { AmendForm } from './amend-form.tsx';
import { CommentForm } from './comment-form.tsx';
import { Course } from './course.tsx';
import { Decision } from './decision.tsx';
import { fitWords, stateWords } from './proposal-words.ts';
import { ProposedEvents } from './proposed-events.tsx';

/** The page of one proposal: what it would change now, its course, and what can be done with it. */
export function ProposalPage({ id }: { readonly id: string }) {
  const path = `/api/proposals/${encodeURIComponent(id)}`;
  const { answer, isCurrent, problem, askAgain } = useAnswer<ProposalAnswer>(path);
  useEffect(() => onProposals(askAgain), [askAgain]);
  if (problem !== null)
    return (
      <Page title={problem.title}>
        <ProblemNotice problem={problem} onAskAgain={askAgain} isTitled />
      </Page>
    );
  if (answer === null || !isCurrent) return <Waiting />;
  return <ProposalOf answer={answer} onChanged={askAgain} />;
}

interface ProposalOfProps {
  readonly answer: ProposalAnswer;
  readonly onChanged: () => void;
}

function ProposalOf({ answer, onChanged }: ProposalOfProps) {
  const { proposal, fit, events } = answer;
  const [amended, setAmended] = useState<ProposalAnswer | null>(null);
  const [first] = proposal.of;
  const isChanged = amended !== null && amended.proposal.version !== proposal.version;
  return (
    <Page
      title={first?.name ?? 'A proposal'}
      over={
        <>
          <span className={`proposal-state proposal-${proposal.state}`}>
            {stateWords[proposal.state]}
          </span>{' '}
          <span>
            proposal by <Name>{proposal.by}</Name>
          </span>
        </>
      }
    >
      {proposal.reason !== '' && (
        <p className="lead" dir="auto">
          {proposal.reason}
        </p>
      )}
      {fit !== null && (
        <div className={`notice proposal-fit proposal-fit-${fit}`} role="status">
          <p>
            <strong>{fitWords[fit].title}.</strong> {fitWords[fit].says}
          </p>
        </div>
      )}
      {amended === null ? (
        <Section title={fit === null ? 'What was proposed' : 'What it would change now'}>
          <ProposedEvents answer={answer} />
        </Section>
      ) : (
        <Section title="Amend it">
          {isChanged && (
            <p className="notice" role="alert">
              Someone amended it while you did. Take up the new form first; what you wrote is lost
              then.
            </p>
          )}
          <AmendForm
            answer={amended}
            now={events}
            onDone={() => {
              setAmended(null);
              onChanged();
            }}
            onCancel={() => setAmended(null)}
          />
        </Section>
      )}
      {fit !== null && amended === null && (
        <Decision
          proposal={proposal}
          fit={fit}
          onAmend={() => setAmended(answer)}
          onChanged={onChanged}
        />
      )}
      <Section title="Its course">
        <Course steps={proposal.steps} />
        <CommentForm id={proposal.id} onChanged={onChanged} />
      </Section>
    </Page>
  );
}
