import { useId, useState } from 'react';
import {
  passwordLengths,
  type SessionAnswer,
  type WelcomeAnswer,
} from '../../events/readings/accounts.ts';
import { goTo } from '../address/address.ts';
import type { FieldProblem } from '../appending/append-events.ts';
import { FieldFrame } from '../fields/field.tsx';
import { missingAt, problemsUnder, type FieldProps } from '../fields/problems.ts';
import { announce } from '../frame/announcer.tsx';
import { AccountForm } from './account-form.tsx';
import { KnownLogin } from './known-login.tsx';
import { LoginField } from './login-field.tsx';
import { PasswordField } from './password-field.tsx';
import { forgetSecret } from './secret.ts';
import { signedIn } from './session.ts';
import { useSending } from './use-sending.ts';

interface WelcomeFormProps {
  readonly secret: string;
  readonly welcome: WelcomeAnswer;
}

interface Chosen {
  readonly name: string;
  readonly login: string;
  readonly password: string;
}

/** What one chooses when one takes an invitation. */
export function WelcomeForm({ secret, welcome }: WelcomeFormProps) {
  const id = useId();
  const isNewAccount = welcome.kind !== 'new-password';
  const [chosen, setChosen] = useState<Chosen>({
    name: '',
    login: welcome.login ?? '',
    password: '',
  });
  const sending = useSending();
  const { problems, isSending, refuse, send } = sending;
  const submit = async (): Promise<void> => {
    const missing = missingOf(chosen, isNewAccount);
    if (missing.length > 0) return refuse(missing);
    const body = { secret, ...(isNewAccount ? chosen : { password: chosen.password }) };
    const session = await send<SessionAnswer>({
      method: 'POST',
      path: '/api/welcome',
      body,
    });
    if (session === null) return;
    forgetSecret();
    signedIn(session);
    announce(`You are signed in as ${session.person?.name ?? ''}.`);
    goTo(welcome.kind === 'first-administrator' ? '/people' : '/', 'replace');
  };
  const field = <Name extends keyof Chosen>(name: Name) => ({
    id: `${id}-${name}`,
    value: chosen[name],
    onChange: (value: string): void => setChosen((former) => ({ ...former, [name]: value })),
    problems: problemsUnder(problems, `/${name}`),
  });
  return (
    <AccountForm sending={sending} onSubmit={submit}>
      {isNewAccount ? (
        <>
          <PublicNameField {...field('name')} />
          <LoginField
            {...field('login')}
            hint="What you sign in with, such as your e-mail address. Readers never see it."
          />
        </>
      ) : (
        <KnownLogin login={chosen.login} />
      )}
      <PasswordField {...field('password')} isNew />
      <p>
        <button className="button button-main" disabled={isSending}>
          {isNewAccount ? 'Make the account' : 'Take this password'}
        </button>
      </p>
    </AccountForm>
  );
}

function PublicNameField({ id, value, onChange, problems }: FieldProps<string>) {
  return (
    <FieldFrame
      id={id}
      label="Public name"
      problems={problems}
      hint="What the log will carry for ever, beside everything that you say in it, for all to read. It can’t be changed later."
    >
      {(described) => (
        <input
          {...described}
          type="text"
          name="name"
          autoComplete="name"
          dir="auto"
          required
          maxLength={100}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </FieldFrame>
  );
}

function missingOf({ name, login, password }: Chosen, isNewAccount: boolean): FieldProblem[] {
  const { min } = passwordLengths;
  return [
    ...(isNewAccount && name.trim() === ''
      ? [missingAt('/name', 'Say by which name the log is to know you.')]
      : []),
    ...(isNewAccount && login.trim() === ''
      ? [missingAt('/login', 'Choose what you sign in with.')]
      : []),
    ...(Array.from(password).length < min
      ? [missingAt('/password', `Choose a password of at least ${min} characters.`)]
      : []),
  ];
}
