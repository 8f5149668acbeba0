import { useState } from 'react';
import type { AccountAnswer, OwnToken, TokenMadeAnswer } from '../../events/readings/accounts.ts';
import { announce } from '../frame/announcer.tsx';
import { Section } from '../occurrence/section.tsx';
import { ConfirmButton } from './confirm-button.tsx';
import { SecretOnce } from './secret-once.tsx';
import { SendingTrouble } from './sending-trouble.tsx';
import { TokenForm } from './token-form.tsx';
import { TokenLine } from './token-line.tsx';
import { useSending } from './use-sending.ts';

interface OwnTokensProps {
  readonly account: AccountAnswer;
  readonly onChanged: () => void;
}

/** The tokens with which programs act in one's name: making them, and revoking them. */
export function OwnTokens({ account, onChanged }: OwnTokensProps) {
  const [made, setMade] = useState<TokenMadeAnswer | null>(null);
  const [isOpen, setOpen] = useState(false);
  const { trouble, send } = useSending();
  const revoke = async ({ id }: OwnToken): Promise<void> => {
    if ((await send({ method: 'DELETE', path: `/api/account/tokens/${id}` })) === null) return;
    if (made?.token.id === id) setMade(null);
    announce('The token opens nothing any more.');
    onChanged();
  };
  return (
    <Section title="Tokens for programs">
      <p className="account-small">
        A program that has a token of yours acts in your name. It may never do more than you may at
        that time, and can’t look after accounts.
      </p>
      <SendingTrouble trouble={trouble} />
      {made !== null && (
        <SecretOnce
          key={made.secret}
          label={`The token “${made.token.label}”`}
          secret={made.secret}
          onDone={() => setMade(null)}
        >
          Give it to the program, which sends it as <code>Authorization: Bearer …</code>.
        </SecretOnce>
      )}
      {account.tokens.length > 0 && (
        <ul className="account-list">
          {account.tokens.map((token) => (
            <li key={token.id}>
              <TokenLine token={token} />
              <ConfirmButton
                question="What uses it stops working at once."
                confirm="Revoke it"
                onConfirm={async () => revoke(token)}
              >
                Revoke<span className="unseen"> {token.label}</span>
              </ConfirmButton>
            </li>
          ))}
        </ul>
      )}
      {isOpen ? (
        <TokenForm
          most={account.role}
          onCancel={() => setOpen(false)}
          onMade={(answer) => {
            setOpen(false);
            setMade(answer);
            onChanged();
          }}
        />
      ) : (
        <p className="account-ways">
          <button type="button" className="button" onClick={() => setOpen(true)}>
            Make a token
          </button>
        </p>
      )}
    </Section>
  );
}
