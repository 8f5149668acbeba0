import type { AccountAnswer } from '../../events/readings/accounts.ts';
import { Link } from '../address/link.tsx';
import { useAnswer } from '../answers/use-answer.ts';
import { Page } from '../frame/page.tsx';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { Section } from '../occurrence/section.tsx';
import { dayOfInstant } from '../writing/day-words.ts';
import { Name } from '../writing/name.tsx';
import { OwnPassword } from './own-password.tsx';
import { OwnSessions } from './own-sessions.tsx';
import { OwnTokens } from './own-tokens.tsx';
import { signInHref } from './return-path.ts';
import { roleWords } from './role-words.ts';

/** The page of one's own account: who one is here, the password, the sessions, the tokens. */
export function OwnAccountPage() {
  const { answer, problem, askAgain } = useAnswer<AccountAnswer>('/api/account');
  if (answer === null && problem === null) return <Waiting />;
  if (answer === null || problem !== null)
    return (
      <Page title="Your account">
        {problem?.status === 401 ? (
          <SignInFirst returnTo="/account" />
        ) : (
          problem !== null && <ProblemNotice problem={problem} onAskAgain={askAgain} />
        )}
      </Page>
    );
  return (
    <Page title="Your account">
      <div className="account">
        <You account={answer} />
        <OwnPassword account={answer} onChanged={askAgain} />
        <OwnSessions sessions={answer.sessions} onChanged={askAgain} />
        <OwnTokens account={answer} onChanged={askAgain} />
      </div>
    </Page>
  );
}

/** Says that a page is for people who are signed in. */
export function SignInFirst({ returnTo }: { readonly returnTo: string }) {
  return (
    <>
      <p className="lead">This page is for people who are signed in.</p>
      <p className="account-ways">
        <Link className="button" href={signInHref(returnTo)}>
          Sign in
        </Link>
      </p>
    </>
  );
}

function You({ account }: { readonly account: AccountAnswer }) {
  const { name, login, role, createdAt } = account;
  return (
    <Section title="You">
      <dl className="pairs">
        <div>
          <dt>Public name</dt>
          <dd>
            <Name>{name}</Name>
            <span className="account-small">
              What the log carries for ever beside what you say, for all to read.
            </span>
          </dd>
        </div>
        <div>
          <dt>Login</dt>
          <dd>
            <Name>{login}</Name>
          </dd>
        </div>
        <div>
          <dt>Role</dt>
          <dd>
            {role}
            <span className="account-small">Someone who {roleWords[role]}.</span>
          </dd>
        </div>
        <div>
          <dt>Here since</dt>
          <dd>{dayOfInstant(createdAt)}</dd>
        </div>
      </dl>
    </Section>
  );
}
