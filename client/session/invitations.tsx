import { useId, useState } from 'react';
import {
  accountRoles,
  type AccountRole,
  type InvitationListed,
  type InvitationMadeAnswer,
} from '../../events/readings/accounts.ts';
import { problemsUnder } from '../fields/problems.ts';
import { TextField } from '../fields/text-field.tsx';
import { announce } from '../frame/announcer.tsx';
import { Section } from '../occurrence/section.tsx';
import { instantInWords } from '../writing/day-words.ts';
import { Name } from '../writing/name.tsx';
import { AccountForm } from './account-form.tsx';
import { ConfirmButton } from './confirm-button.tsx';
import { RoleField } from './role-field.tsx';
import { aRole } from './role-words.ts';
import { SecretOnce } from './secret-once.tsx';
import { SendingTrouble } from './sending-trouble.tsx';
import { useSending } from './use-sending.ts';
import { welcomeLink } from './welcome-link.ts';

interface InvitationsProps {
  readonly invitations: readonly InvitationListed[];
  readonly onChanged: () => void;
}

/** Inviting people, and the invitations that are still open. */
export function Invitations({ invitations, onChanged }: InvitationsProps) {
  const [made, setMade] = useState<InvitationMadeAnswer | null>(null);
  const { trouble, send } = useSending();
  const withdraw = async ({ id }: InvitationListed): Promise<void> => {
    if ((await send({ method: 'DELETE', path: `/api/invitations/${id}` })) === null) return;
    if (made?.invitation.id === id) setMade(null);
    announce('The invitation is withdrawn.');
    onChanged();
  };
  return (
    <Section title="Invite someone">
      <p className="account-small">
        You get a link and send it to whom it is meant for. They choose their own public name, login
        and password.
      </p>
      {made === null ? (
        <InvitationForm
          onMade={(answer) => {
            setMade(answer);
            onChanged();
          }}
        />
      ) : (
        <SecretOnce
          key={made.secret}
          label={`The invitation as ${aRole(made.invitation.role)}`}
          secret={welcomeLink(made.secret)}
          onDone={() => setMade(null)}
        >
          Whoever has the link can take it. It works once, until{' '}
          {instantInWords(made.invitation.expiresAt)}.
        </SecretOnce>
      )}
      <SendingTrouble trouble={trouble} />
      {invitations.length > 0 && <h3 className="account-under">Open invitations</h3>}
      <ul className="account-list">
        {invitations.map((invitation) => (
          <li key={invitation.id}>
            <InvitationLine invitation={invitation} />
            <ConfirmButton
              question="Its link opens nothing any more."
              confirm="Withdraw it"
              onConfirm={async () => withdraw(invitation)}
            >
              Withdraw<span className="unseen"> the invitation {whomFor(invitation)}</span>
            </ConfirmButton>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function whomFor({ note, account, role }: InvitationListed): string {
  if (account !== null) return `of ${account}`;
  return note === '' ? `as ${aRole(role)}` : `for ${note}`;
}

function InvitationLine({ invitation }: { readonly invitation: InvitationListed }) {
  const { account, role, note, by, expiresAt } = invitation;
  return (
    <p>
      {account === null ? (
        <>
          {note === '' ? 'Someone' : <Name>{note}</Name>}, as {aRole(role)}
        </>
      ) : (
        <>
          A new password for <Name>{account}</Name>
        </>
      )}
      <span className="account-small">
        By <Name>{by}</Name>; good until {instantInWords(expiresAt)}.
      </span>
    </p>
  );
}

function InvitationForm({ onMade }: { readonly onMade: (made: InvitationMadeAnswer) => void }) {
  const id = useId();
  const [note, setNote] = useState('');
  const [role, setRole] = useState<AccountRole>('contributor');
  const sending = useSending();
  const { problems, isSending, send } = sending;
  const submit = async (): Promise<void> => {
    const asked = { method: 'POST', path: '/api/invitations', body: { role, note } } as const;
    const made = await send<InvitationMadeAnswer>(asked);
    if (made !== null) onMade(made);
  };
  return (
    <AccountForm sending={sending} onSubmit={submit}>
      <TextField
        id={`${id}-note`}
        label="Whom it is for"
        hint="For your own list; only administrators see it."
        isOptional
        value={note}
        onChange={setNote}
        problems={problemsUnder(problems, '/note')}
      />
      <RoleField
        id={`${id}-role`}
        label="Role"
        value={role}
        onChange={setRole}
        problems={problemsUnder(problems, '/role')}
        roles={accountRoles}
      />
      <p>
        <button className="button button-main" disabled={isSending}>
          Make an invitation
        </button>
      </p>
    </AccountForm>
  );
}
