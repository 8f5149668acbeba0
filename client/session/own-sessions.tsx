import type { OwnSession } from '../../events/readings/accounts.ts';
import { announce } from '../frame/announcer.tsx';
import { Section } from '../occurrence/section.tsx';
import { dayOfInstant, instantInWords } from '../writing/day-words.ts';
import { Name } from '../writing/name.tsx';
import { ConfirmButton } from './confirm-button.tsx';
import { deviceInWords } from './device-words.ts';
import { SendingTrouble } from './sending-trouble.tsx';
import { useSending } from './use-sending.ts';

interface OwnSessionsProps {
  readonly sessions: readonly OwnSession[];
  readonly onChanged: () => void;
}

/** Where one is signed in, and how to end that there, or everywhere else. */
export function OwnSessions({ sessions, onChanged }: OwnSessionsProps) {
  const { trouble, send } = useSending();
  const end = async (path: string, words: string): Promise<void> => {
    if ((await send({ method: 'DELETE', path })) === null) return;
    announce(words);
    onChanged();
  };
  const others = sessions.filter(({ isThis }) => !isThis);
  return (
    <Section title="Where you are signed in">
      <SendingTrouble trouble={trouble} />
      <ul className="account-list">
        {sessions.map((session) => (
          <li key={session.id}>
            <p>
              <Name>{deviceInWords(session.device)}</Name>
              {session.isThis && <strong> · here</strong>}
              <span className="account-small">
                Since {instantInWords(session.createdAt)}, last seen{' '}
                {instantInWords(session.seenAt)}. It ends by {dayOfInstant(session.expiresAt)}, or
                earlier when it is not used.
              </span>
            </p>
            {!session.isThis && (
              <button
                type="button"
                className="quiet-button"
                aria-label={`Sign out ${deviceInWords(session.device)}`}
                onClick={() =>
                  void end(`/api/account/sessions/${session.id}`, 'You are signed out there.')
                }
              >
                Sign out
              </button>
            )}
          </li>
        ))}
      </ul>
      {others.length > 0 ? (
        <p className="account-ways">
          <ConfirmButton
            question="Everywhere but here you will have to sign in again."
            confirm="Sign out everywhere else"
            onConfirm={async () => end('/api/account/sessions', 'You are signed out elsewhere.')}
          >
            Sign out everywhere else
          </ConfirmButton>
        </p>
      ) : (
        <p className="account-small">You are signed in nowhere else.</p>
      )}
    </Section>
  );
}
