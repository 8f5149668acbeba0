import { useId, useState } from 'react';
import type { ProposalFit, ProposalItem } from '../../events/readings/proposals.ts';
import { TextField } from '../fields/text-field.tsx';
import { problemsUnder } from '../fields/problems.ts';
import { announce } from '../frame/announcer.tsx';
import { useIsAtLeast, useSession } from '../session/use-session.ts';
import { SendingTrouble } from '../session/sending-trouble.tsx';
import { useSending } from '../session/use-sending.ts';
import { Unplaced } from './unplaced.tsx';

interface DecisionProps {
  readonly proposal: ProposalItem;
  readonly fit: ProposalFit;
  readonly onAmend: () => void;
  readonly onChanged: () => void;
}

type Settling = 'accept' | 'decline' | 'withdraw';

const told: Readonly<Record<Settling, string>> = {
  accept: 'The proposal is accepted: what it proposed is in the archive.',
  decline: 'The proposal is declined.',
  withdraw: 'The proposal is withdrawn.',
};

/** What can be done with an open proposal, by whom: accept, amend, decline, withdraw. */
export function Decision({ proposal, fit, onAmend, onChanged }: DecisionProps) {
  const isEditor = useIsAtLeast('editor');
  const isOwn = useSession()?.person?.name === proposal.by;
  const [isDeclining, setDeclining] = useState(false);
  const sending = useSending();
  const settle = async (how: Settling, body: object): Promise<void> => {
    const path = `/api/proposals/${encodeURIComponent(proposal.id)}/${how}`;
    const sent = await sending.send({
      method: 'POST',
      path,
      body: { expectedVersion: proposal.version, ...body },
    });
    if (sent !== null) announce(told[how]);
    onChanged();
  };
  const canAccept = fit === 'fits' || fit === 'moved-on';
  return (
    <section className="decision" aria-label="What to do with it">
      <Unplaced problems={sending.problems} />
      <SendingTrouble trouble={sending.trouble} />
      <p className="proposal-ways">
        {isEditor && (
          <button
            type="button"
            className="button button-main"
            disabled={!canAccept || sending.isSending}
            onClick={() => void settle('accept', {})}
          >
            Accept
          </button>
        )}
        <button type="button" className="button" disabled={sending.isSending} onClick={onAmend}>
          Amend
        </button>
        {isEditor && (
          <button
            type="button"
            className="button"
            aria-expanded={isDeclining}
            disabled={sending.isSending}
            onClick={() => setDeclining(!isDeclining)}
          >
            Decline …
          </button>
        )}
        {isOwn && (
          <button
            type="button"
            className="button"
            disabled={sending.isSending}
            onClick={() => void settle('withdraw', {})}
          >
            Withdraw
          </button>
        )}
      </p>
      {isEditor && canAccept && (
        <p className="proposal-hint">
          Accepted, it stands in the log under both names: <bdi>{proposal.by}</bdi>, accepted by
          you.
        </p>
      )}
      {isDeclining && (
        <DeclineForm
          problems={sending.problems}
          onDecline={(reason) =>
            reason === '' ? sending.refuse([noReason]) : void settle('decline', { reason })
          }
        />
      )}
    </section>
  );
}

const noReason = { pointer: '/reason', code: 'missing', detail: 'is missing; say why.' };

interface DeclineFormProps {
  readonly problems: ReturnType<typeof useSending>['problems'];
  readonly onDecline: (reason: string) => void;
}

function DeclineForm({ problems, onDecline }: DeclineFormProps) {
  const form = useId();
  const [reason, setReason] = useState('');
  return (
    <form
      className="comment-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onDecline(reason.trim());
      }}
    >
      <TextField
        id={`${form}-reason`}
        label="Why it is declined"
        hint="Its proposer reads this."
        rows={3}
        value={reason}
        onChange={setReason}
        problems={problemsUnder(problems, '/reason')}
      />
      <p className="proposal-ways">
        <button className="button button-main">Decline it</button>
      </p>
    </form>
  );
}
