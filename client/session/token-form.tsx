import { useId, useState } from 'react';
import {
  accountRoles,
  isAtLeast,
  type AccountRole,
  type TokenMadeAnswer,
} from '../../events/readings/accounts.ts';
import { FieldFrame } from '../fields/field.tsx';
import { missingAt, problemsUnder } from '../fields/problems.ts';
import { TextField } from '../fields/text-field.tsx';
import { AccountForm } from './account-form.tsx';
import { RoleField } from './role-field.tsx';
import { expiryChoices, expiryOf, expiryWords, type ExpiryChoice } from './token-expiry.ts';
import { useSending } from './use-sending.ts';

interface TokenFormProps {
  /** The role of the account, which a token can't exceed. */
  readonly most: AccountRole;
  readonly onMade: (made: TokenMadeAnswer) => void;
  readonly onCancel: () => void;
}

/** What a token is for, what it may do, and until when. */
export function TokenForm({ most, onMade, onCancel }: TokenFormProps) {
  const id = useId();
  const [label, setLabel] = useState('');
  const [role, setRole] = useState<AccountRole>(most === 'administrator' ? 'editor' : most);
  const [choice, setChoice] = useState<ExpiryChoice>('90');
  const [day, setDay] = useState('');
  const sending = useSending();
  const { problems, isSending, refuse, send } = sending;
  const submit = async (): Promise<void> => {
    const expiresAt = expiryOf(choice, day, Date.now());
    const missing = [
      ...(label.trim() === '' ? [missingAt('/label', 'Say what it is for.')] : []),
      ...(expiresAt === undefined ? [missingAt('/expiresAt', 'Choose a day.')] : []),
    ];
    if (missing.length > 0) return refuse(missing);
    const body = { label, role, expiresAt };
    const path = '/api/account/tokens';
    const made = await send<TokenMadeAnswer>({ method: 'POST', path, body });
    if (made !== null) onMade(made);
  };
  const atExpiry = problemsUnder(problems, '/expiresAt');
  return (
    <AccountForm sending={sending} onSubmit={submit}>
      <TextField
        id={`${id}-label`}
        label="What it is for"
        placeholder="the nightly import"
        value={label}
        onChange={setLabel}
        problems={problemsUnder(problems, '/label')}
      />
      <RoleField
        id={`${id}-role`}
        label="It may do what this role may"
        value={role}
        onChange={setRole}
        problems={problemsUnder(problems, '/role')}
        roles={accountRoles.filter((one) => isAtLeast(most, one))}
      />
      <div className="pair">
        <FieldFrame
          id={`${id}-expiry`}
          label="It expires"
          problems={choice === 'day' ? [] : atExpiry}
        >
          {(described) => (
            <select
              {...described}
              value={choice}
              onChange={(event) => {
                const chosen = expiryChoices.find((one) => one === event.currentTarget.value);
                if (chosen !== undefined) setChoice(chosen);
              }}
            >
              {expiryChoices.map((one) => (
                <option key={one} value={one}>
                  {expiryWords[one]}
                </option>
              ))}
            </select>
          )}
        </FieldFrame>
        {choice === 'day' && (
          <FieldFrame id={`${id}-day`} label="At the end of" problems={atExpiry}>
            {(described) => (
              <input
                {...described}
                type="date"
                value={day}
                onChange={(event) => setDay(event.currentTarget.value)}
              />
            )}
          </FieldFrame>
        )}
      </div>
      <p className="account-ways">
        <button className="button button-main" disabled={isSending}>
          Make the token
        </button>
        <button type="button" className="quiet-button" onClick={onCancel}>
          Make none
        </button>
      </p>
    </AccountForm>
  );
}
