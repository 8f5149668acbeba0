import { useId, useState } from 'react';
import { passwordLengths, type AccountAnswer } from '../../events/readings/accounts.ts';
import { missingAt, problemsUnder } from '../fields/problems.ts';
import { announce } from '../frame/announcer.tsx';
import { Section } from '../occurrence/section.tsx';
import { AccountForm } from './account-form.tsx';
import { KnownLogin } from './known-login.tsx';
import { PasswordField } from './password-field.tsx';
import { useSending } from './use-sending.ts';

interface OwnPasswordProps {
  readonly account: AccountAnswer;
  readonly onChanged: () => void;
}

/** Changing one's password, where one has one. */
export function OwnPassword({ account, onChanged }: OwnPasswordProps) {
  const [isOpen, setOpen] = useState(false);
  const [isChanged, setChanged] = useState(false);
  return (
    <Section title="Password">
      {!account.hasPassword && (
        <p className="account-small">
          You sign in through OpenID and have no password here. An administrator can give you a link
          to choose one.
        </p>
      )}
      {isChanged && (
        <p className="account-done">
          The password is changed. Wherever else you were signed in, you no longer are.
        </p>
      )}
      {account.hasPassword && !isOpen && (
        <button type="button" className="button" onClick={() => setOpen(true)}>
          Change the password
        </button>
      )}
      {isOpen && (
        <PasswordForm
          login={account.login}
          onCancel={() => setOpen(false)}
          onChanged={() => {
            setOpen(false);
            setChanged(true);
            announce('The password is changed.');
            onChanged();
          }}
        />
      )}
    </Section>
  );
}

interface PasswordFormProps {
  readonly login: string;
  readonly onChanged: () => void;
  readonly onCancel: () => void;
}

function PasswordForm({ login, onChanged, onCancel }: PasswordFormProps) {
  const id = useId();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const sending = useSending();
  const { problems, isSending, refuse, send } = sending;
  const submit = async (): Promise<void> => {
    const missing = missingOf(current, password);
    if (missing.length > 0) return refuse(missing);
    const body = { current, password };
    const path = '/api/account/password';
    if ((await send<AccountAnswer>({ method: 'POST', path, body })) !== null) onChanged();
  };
  return (
    <AccountForm sending={sending} onSubmit={submit}>
      <KnownLogin login={login} />
      <PasswordField
        id={`${id}-current`}
        label="Current password"
        value={current}
        onChange={setCurrent}
        problems={problemsUnder(problems, '/current')}
      />
      <PasswordField
        id={`${id}-password`}
        label="New password"
        isNew
        value={password}
        onChange={setPassword}
        problems={problemsUnder(problems, '/password')}
      />
      <p className="account-ways">
        <button className="button button-main" disabled={isSending}>
          Change the password
        </button>
        <button type="button" className="quiet-button" onClick={onCancel}>
          Leave it as it is
        </button>
      </p>
    </AccountForm>
  );
}

function missingOf(current: string, password: string) {
  const { min } = passwordLengths;
  return [
    ...(current === '' ? [missingAt('/current', 'Give your password.')] : []),
    ...(Array.from(password).length < min
      ? [missingAt('/password', `Choose one of at least ${min} characters.`)]
      : []),
  ];
}
