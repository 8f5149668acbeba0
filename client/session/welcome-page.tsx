import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import type { WelcomeAnswer } from '../../events/readings/accounts.ts';
import { Link } from '../address/link.tsx';
import { send } from '../answers/send.ts';
import { Page } from '../frame/page.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { instantInWords } from '../writing/day-words.ts';
import { Name } from '../writing/name.tsx';
import { aRole, roleWords } from './role-words.ts';
import { secretTaken, takeSecret } from './secret.ts';
import { useSession } from './use-session.ts';
import { WelcomeForm } from './welcome-form.tsx';

type Checked =
  | { readonly checked: 'open'; readonly secret: string; readonly welcome: WelcomeAnswer }
  | { readonly checked: 'not-open' | 'no-secret' | 'asking' }
  | { readonly checked: 'problem'; readonly words: string };

/** The page on which an invitation is taken: its secret came in the address, and is not there now. */
export function WelcomePage() {
  const { checked, check } = useInvitation();
  switch (checked.checked) {
    case 'asking':
      return <Waiting />;
    case 'open':
      return <Open {...checked} />;
    case 'no-secret':
      return (
        <Nothing title="Open your invitation’s link again">
          Its secret is taken out of the address as soon as it is read, so that nobody finds it
          there. To go on, open the link that you were given once more.
        </Nothing>
      );
    case 'not-open':
      return (
        <Nothing title="This link opens nothing any more">
          It was used, has expired, or was withdrawn. Ask whoever gave it to you for another one.
        </Nothing>
      );
    case 'problem':
      return (
        <Nothing title="The invitation could not be looked at">
          {checked.words}{' '}
          <button type="button" className="button" onClick={check}>
            Try again
          </button>
        </Nothing>
      );
  }
}

/** Looks what the invitation is good for; a link that is pasted over this page is another one. */
function useInvitation() {
  const [checked, setChecked] = useState<Checked>({ checked: 'asking' });
  const asked = useRef(0);
  const check = useCallback(() => {
    asked.current += 1;
    const mine = asked.current;
    const look = async (): Promise<void> => {
      const found = await checkSecret(secretTaken());
      if (mine === asked.current) setChecked(found);
    };
    void look();
  }, []);
  useEffect(() => {
    const pasted = (): void => {
      takeSecret();
      check();
    };
    check();
    addEventListener('hashchange', pasted);
    return () => removeEventListener('hashchange', pasted);
  }, [check]);
  return { checked, check };
}

async function checkSecret(secret: string | null): Promise<Checked> {
  if (secret === null) return { checked: 'no-secret' };
  const sent = await send<WelcomeAnswer>('POST', '/api/welcome/check', { secret });
  if (sent.kind === 'answer') return { checked: 'open', secret, welcome: sent.answer };
  if (sent.kind === 'lost') return { checked: 'problem', words: 'Nobody answered.' };
  const { status, title, detail } = sent.problem;
  if (status === 422) return { checked: 'not-open' };
  return { checked: 'problem', words: `${title}. ${detail}` };
}

function Open({ secret, welcome }: { readonly secret: string; readonly welcome: WelcomeAnswer }) {
  const session = useSession();
  const { kind, expiresAt } = welcome;
  return (
    <Page title={titles[kind]}>
      <p className="lead">
        <Lead {...welcome} />
      </p>
      {session?.person && (
        <p className="notice">
          You are signed in here as <Name>{session.person.name}</Name>. When you take this
          invitation you will be signed in as whom it is for instead.
        </p>
      )}
      <WelcomeForm secret={secret} welcome={welcome} />
      <p className="account-aside">
        The link works once, until {instantInWords(expiresAt)}. Whoever has it can use it: keep it
        to yourself.
      </p>
    </Page>
  );
}

const titles = {
  'first-administrator': 'Set up this archive',
  'new-account': 'Welcome to the archive',
  'new-password': 'Choose a new password',
} as const satisfies Record<WelcomeAnswer['kind'], string>;

function Lead({ kind, role, name }: WelcomeAnswer) {
  switch (kind) {
    case 'first-administrator':
      return (
        <>
          There is nobody yet. You will be its first administrator: you append events, invite others
          and say what each of them may do.
        </>
      );
    case 'new-account':
      return (
        <>
          You are invited as {aRole(role)}. That is someone who {roleWords[role]}.
        </>
      );
    case 'new-password':
      return (
        <>
          For the account of <Name>{name ?? ''}</Name>. Wherever it is signed in now, it will be
          signed out.
        </>
      );
  }
}

function Nothing(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Page title={props.title}>
      <p className="lead">{props.children}</p>
      <p className="account-ways">
        <Link className="button" href="/sign-in">
          Sign in
        </Link>
        <Link className="button" href="/">
          To the timeline
        </Link>
      </p>
    </Page>
  );
}
