import { useId, useState } from 'react';
import type { SessionAnswer } from '../../events/readings/accounts.ts';
import { missingAt, problemsUnder } from '../fields/problems.ts';
import { AccountForm } from './account-form.tsx';
import { LoginField } from './login-field.tsx';
import { PasswordField } from './password-field.tsx';
import { signedIn } from './session.ts';
import { useSending } from './use-sending.ts';

interface SignInFormProps {
  readonly onSignedIn: (session: SessionAnswer) => void;
}

/** Login and password, and what is wrong with them; nothing tells a wrong one from the other. */
export function SignInForm({ onSignedIn }: SignInFormProps) {
  const id = useId();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const sending = useSending();
  const { problems, isSending, refuse, send } = sending;
  const submit = async (): Promise<void> => {
    const missing = missingOf({ login, password });
    if (missing.length > 0) return refuse(missing);
    const body = { login, password };
    const session = await send<SessionAnswer>({
      method: 'POST',
      path: '/api/session',
      body,
    });
    if (session === null) return;
    signedIn(session);
    onSignedIn(session);
  };
  const field = (name: string) => ({
    id: `${id}-${name}`,
    problems: problemsUnder(problems, `/${name}`),
  });
  return (
    <AccountForm sending={sending} onSubmit={submit}>
      <LoginField {...field('login')} value={login} onChange={setLogin} />
      <PasswordField {...field('password')} value={password} onChange={setPassword} />
      <p>
        <button className="button button-main" disabled={isSending}>
          {isSending ? 'Signing in …' : 'Sign in'}
        </button>
      </p>
    </AccountForm>
  );
}

function missingOf({ login, password }: { readonly login: string; readonly password: string }) {
  return [
    ...(login.trim() === '' ? [missingAt('/login', 'Say what you sign in as.')] : []),
    ...(password === '' ? [missingAt('/password', 'Give your password.')] : []),
  ];
}
