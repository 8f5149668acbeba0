import type { SettingsAnswer } from '../../events/readings/accounts.ts';
import { useAnswer } from '../answers/use-answer.ts';
import { announce } from '../frame/announcer.tsx';
import { Section } from '../occurrence/section.tsx';
import { ConfirmButton } from './confirm-button.tsx';
import { SendingTrouble } from './sending-trouble.tsx';
import { askSession } from './session.ts';
import { useSending } from './use-sending.ts';

/** Whether strangers may read, what that means, and how to change it. */
export function ArchiveDoor() {
  const { answer, askAgain } = useAnswer<SettingsAnswer>('/api/settings');
  const { trouble, send } = useSending();
  const turn = async (isClosed: boolean): Promise<void> => {
    const path = '/api/settings';
    if ((await send({ method: 'PATCH', path, body: { isClosed } })) === null) return;
    announce(isClosed ? 'The archive is closed to strangers.' : 'The archive is open to all.');
    askAgain();
    void askSession();
  };
  if (answer === null) return null;
  return (
    <Section title="Who may read">
      <SendingTrouble trouble={trouble} />
      {answer.isClosed ? (
        <>
          <p>
            <strong>The archive is closed.</strong> Only people with an account may read it;
            everyone else is sent to the page for signing in. Feeds and programs need a token.
          </p>
          <p className="account-ways">
            <ConfirmButton
              question="Everyone who has its address may read all of it, without an account."
              confirm="Open it to all"
              onConfirm={async () => turn(false)}
            >
              Open it
            </ConfirmButton>
          </p>
        </>
      ) : (
        <>
          <p>
            <strong>The archive is open.</strong> Everyone who has its address may read it, without
            an account. Only people with an account may add to it, as their role allows.
          </p>
          <p className="account-ways">
            <ConfirmButton
              question="Whoever is not signed in can’t read on, at once. What they have read or saved, they keep."
              confirm="Close it to strangers"
              onConfirm={async () => turn(true)}
            >
              Close it
            </ConfirmButton>
          </p>
        </>
      )}
    </Section>
  );
}
