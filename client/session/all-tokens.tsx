import type { TokenListed, TokensAnswer } from '../../events/readings/accounts.ts';
import { useAnswer } from '../answers/use-answer.ts';
import { announce } from '../frame/announcer.tsx';
import { Section } from '../occurrence/section.tsx';
import { Name } from '../writing/name.tsx';
import { ConfirmButton } from './confirm-button.tsx';
import { SendingTrouble } from './sending-trouble.tsx';
import { TokenLine } from './token-line.tsx';
import { useSending } from './use-sending.ts';

/** Every token that still opens something, whosever it is, and how to revoke it. */
export function AllTokens() {
  const { answer, askAgain } = useAnswer<TokensAnswer>('/api/tokens');
  const { trouble, send } = useSending();
  const revoke = async ({ id }: TokenListed): Promise<void> => {
    if ((await send({ method: 'DELETE', path: `/api/tokens/${id}` })) === null) return;
    announce('The token opens nothing any more.');
    askAgain();
  };
  if (answer === null) return null;
  return (
    <Section title="Tokens of programs">
      <SendingTrouble trouble={trouble} />
      {answer.tokens.length === 0 && <p className="account-small">No token opens anything.</p>}
      <ul className="account-list">
        {answer.tokens.map((token) => (
          <li key={token.id}>
            <TokenLine token={token}>
              What is said with it is said by <Name>{token.name}</Name>
              {token.account === null && ', by leave of the command line'}.{' '}
            </TokenLine>
            <ConfirmButton
              question="What uses it stops working at once."
              confirm="Revoke it"
              onConfirm={async () => revoke(token)}
            >
              Revoke
              <span className="unseen">
                {' '}
                <Name>{`${token.label} of ${token.name}`}</Name>
              </span>
            </ConfirmButton>
          </li>
        ))}
      </ul>
    </Section>
  );
}
