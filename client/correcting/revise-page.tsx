import { useState } from 'react';
import type { OccurrenceAnswer } from '../../events/readings/answers.ts';
import { Link } from '../address/link.tsx';
import { pathOf } from '../address/route.ts';
import { useAnswer } from '../answers/use-answer.ts';
import { Presence } from '../live/presence.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { useSession } from '../session/use-session.ts';
import { ReviseDesk } from './revise-desk.tsx';

/** The page on which an occurrence is told otherwise. */
export default function RevisePage({ id }: { readonly id: string }) {
  const path = `/api/occurrences/${encodeURIComponent(id)}`;
  const { answer, isCurrent, problem, askAgain } = useAnswer<OccurrenceAnswer>(path);
  const person = useSession()?.person;
  // What was read first stays: a colleague who takes it away in the meantime takes no typed word.
  const [first, setFirst] = useState<OccurrenceAnswer['occurrence'] | null>(null);
  if (first === null && answer !== null && isCurrent) setFirst(answer.occurrence);
  if (first === null && problem !== null)
    return (
      <Page title={problem.title}>
        <ProblemNotice problem={problem} onAskAgain={askAgain} isTitled />
      </Page>
    );
  if (first === null || person === undefined) return <Waiting />;
  return (
    <Page
      title="Revise"
      over={
        <Link href={pathOf({ page: 'occurrence', id: first.id })}>
          <bdi>{first.title}</bdi>
        </Link>
      }
    >
      {person === null || person.role === 'reader' ? (
        <p className="notice">Sign in as someone who may correct the archive.</p>
      ) : (
        <>
          <Presence at={`occurrence-${first.id}`} doing="editing" />
          <ReviseDesk first={first} now={answer?.occurrence ?? null} owner={person.name} />
        </>
      )}
    </Page>
  );
}
