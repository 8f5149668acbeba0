import type { PeopleAnswer } from '../../events/readings/accounts.ts';
import { useAnswer } from '../answers/use-answer.ts';
import { Page } from '../frame/page.tsx';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { Section } from '../occurrence/section.tsx';
import { AllTokens } from './all-tokens.tsx';
import { ArchiveDoor } from './archive-door.tsx';
import { Invitations } from './invitations.tsx';
import { SignInFirst } from './own-account-page.tsx';
import { PersonLine } from './person-line.tsx';
import { useSession } from './use-session.ts';

/** The page of everyone's accounts, for administrators: people, invitations, and the archive's door. */
export function PeoplePage() {
  const { answer, problem, askAgain } = useAnswer<PeopleAnswer>('/api/people');
  const session = useSession();
  if (answer === null && problem === null) return <Waiting />;
  if (answer === null || problem !== null) {
    return (
      <Page title="People">
        {problem?.status === 401 && <SignInFirst returnTo="/people" />}
        {problem?.status === 403 && (
          <p className="lead">Administrators look after people here. You are not one of them.</p>
        )}
        {problem !== null && problem.status !== 401 && problem.status !== 403 && (
          <ProblemNotice problem={problem} onAskAgain={askAgain} />
        )}
      </Page>
    );
  }
  const own = session?.person?.name ?? null;
  return (
    <Page title="People">
      <div className="account account-wide">
        <Section title="Who has an account">
          <ul className="account-list">
            {answer.people.map((person) => (
              <PersonLine
                key={person.id}
                person={person}
                isOneself={person.name === own}
                onChanged={askAgain}
              />
            ))}
          </ul>
        </Section>
        <Invitations invitations={answer.invitations} onChanged={askAgain} />
        <AllTokens />
        <ArchiveDoor />
      </div>
    </Page>
  );
}
