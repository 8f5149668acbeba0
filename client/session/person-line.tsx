import { useState } from 'react';
import {
  accountRoles,
  type AccountRole,
  type InvitationMadeAnswer,
  type PersonListed,
} from '../../events/readings/accounts.ts';
import { announce } from '../frame/announcer.tsx';
import { dayOfInstant, instantInWords } from '../writing/day-words.ts';
import { Name } from '../writing/name.tsx';
import { counted } from '../writing/term.ts';
import { ConfirmButton } from './confirm-button.tsx';
import { aRole } from './role-words.ts';
import { SecretOnce } from './secret-once.tsx';
import { SendingTrouble } from './sending-trouble.tsx';
import { askSession } from './session.ts';
import { useSending } from './use-sending.ts';
import { welcomeLink } from './welcome-link.ts';

interface PersonLineProps {
  readonly person: PersonListed;
  readonly isOneself: boolean;
  readonly onChanged: () => void;
}

/** One account as administrators see it, and what they can do with it. */
export function PersonLine({ person, isOneself, onChanged }: PersonLineProps) {
  const [made, setMade] = useState<InvitationMadeAnswer | null>(null);
  const { trouble, send } = useSending();
  const { id, name, isDisabled } = person;
  const change = async (body: object, words: string): Promise<void> => {
    if ((await send({ method: 'PATCH', path: `/api/people/${id}`, body })) === null) return;
    announce(words);
    onChanged();
    if (isOneself) void askSession();
  };
  const renew = async (): Promise<void> => {
    const path = `/api/people/${id}/invitation`;
    const answer = await send<InvitationMadeAnswer>({ method: 'POST', path });
    if (answer === null) return;
    setMade(answer);
    onChanged();
  };
  return (
    <li className={`person ${isDisabled ? 'person-disabled' : ''}`}>
      <WhoItIs person={person} isOneself={isOneself} />
      <div className="person-ways">
        <RoleChoice
          key={person.role}
          person={person}
          onChoose={(role) => void change({ role }, `${name} is now ${aRole(role)}.`)}
        />
        {isDisabled ? (
          <button
            type="button"
            className="quiet-button"
            onClick={() => void change({ isDisabled: false }, `${name} may sign in again.`)}
          >
            Enable<span className="unseen"> {name}</span>
          </button>
        ) : (
          <>
            <button type="button" className="quiet-button" onClick={() => void renew()}>
              New password<span className="unseen"> for {name}</span>
            </button>
            <ConfirmButton
              question={`${name} is signed out everywhere, and can’t sign in.`}
              confirm="Disable"
              onConfirm={async () => change({ isDisabled: true }, `${name} is disabled.`)}
            >
              Disable<span className="unseen"> {name}</span>
            </ConfirmButton>
          </>
        )}
      </div>
      <SendingTrouble trouble={trouble} />
      {made !== null && (
        <SecretOnce
          key={made.secret}
          label={`The link to a new password for ${name}`}
          secret={welcomeLink(made.secret)}
          onDone={() => setMade(null)}
        >
          Send it to {name} alone. It works once, until {instantInWords(made.invitation.expiresAt)}.
        </SecretOnce>
      )}
    </li>
  );
}

function WhoItIs({ person, isOneself }: Pick<PersonLineProps, 'person' | 'isOneself'>) {
  const { name, login, isDisabled, hasOpenId, createdAt, seenAt, tokens } = person;
  return (
    <p>
      <strong>
        <Name>{name}</Name>
      </strong>
      {isOneself && ' · you'}
      {isDisabled && ' · disabled'}
      <span className="account-small">
        Signs in as <Name>{login}</Name>
        {hasOpenId && ', through OpenID'}. Here since {dayOfInstant(createdAt)};{' '}
        {seenAt === null ? 'signed in nowhere' : `last seen ${instantInWords(seenAt)}`}
        {tokens > 0 && `; ${counted(tokens, 'token')}`}.
      </span>
    </p>
  );
}

interface RoleChoiceProps {
  readonly person: PersonListed;
  readonly onChoose: (role: AccountRole) => void;
}

/** The role, and a button once another one is chosen: arrow keys alone change nothing. */
function RoleChoice({ person, onChoose }: RoleChoiceProps) {
  const [role, setRole] = useState(person.role);
  return (
    <span className="role-choice">
      <select
        aria-label={`Role of ${person.name}`}
        value={role}
        onChange={(event) => {
          const chosen = accountRoles.find((one) => one === event.currentTarget.value);
          if (chosen !== undefined) setRole(chosen);
        }}
      >
        {accountRoles.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
      {role !== person.role && (
        <button type="button" className="button" onClick={() => onChoose(role)}>
          Make {aRole(role)}
        </button>
      )}
    </span>
  );
}
