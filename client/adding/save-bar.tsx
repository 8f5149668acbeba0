import { useState } from 'react';
import { goTo, useAddress } from '../address/address.ts';
import { Link } from '../address/link.tsx';
import { signInHref } from '../session/return-path.ts';
import { useSecondsLeft } from '../frame/use-seconds-left.ts';
import { Asking } from './asking.tsx';
import type { UsedDraft } from './use-draft.ts';
import type { Saving } from './use-saving.ts';

interface SaveBarProps {
  readonly saving: Saving;
  readonly isProposal: boolean;
  readonly save: (isAnother: boolean) => void;
  readonly sendAgain: () => void;
  readonly giveUp: () => void;
  readonly used: UsedDraft;
}

/** The ways to save a draft, always in sight, and how it stands with it. */
export function SaveBar(props: SaveBarProps) {
  const { saving, isProposal, save, used } = props;
  const isLocked = saving.state === 'sending' || saving.state === 'unanswered';
  const does = isProposal ? 'Propose' : 'Save';
  return (
    <div className="adding-save">
      <StateOf {...props} />
      <div className="adding-ways">
        <button
          type="button"
          onClick={() => save(false)}
          className="button button-main"
          disabled={isLocked}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          title="Ctrl+Enter"
        >
          {saving.state === 'sending' ? 'Saving …' : does}
        </button>
        <button
          type="button"
          className="button"
          disabled={isLocked}
          aria-keyshortcuts="Control+Shift+Enter Meta+Shift+Enter"
          title="Ctrl+Shift+Enter"
          onClick={() => save(true)}
        >
          {does} and add another
        </button>
        <Keeping used={used} isLocked={isLocked} />
      </div>
    </div>
  );
}

function Keeping({ used, isLocked }: { readonly used: UsedDraft; readonly isLocked: boolean }) {
  const [isAsked, setAsked] = useState(false);
  const { kept, drop } = used;
  if (kept === null) return null;
  return (
    <>
      <span className={kept === 'full' ? 'adding-state adding-full' : 'adding-state'}>
        {kept === 'kept'
          ? 'The draft is kept in this browser.'
          : 'This browser has no room to keep the draft: save before you leave the page.'}
      </span>
      <button
        type="button"
        className="quiet-button"
        disabled={isLocked}
        onClick={() => setAsked(true)}
      >
        Discard
      </button>
      <Asking
        isOpen={isAsked}
        title="Discard this draft?"
        does="Discard the draft"
        onEnd={(isMeant) => {
          setAsked(false);
          if (!isMeant) return;
          drop();
          goTo('/add', 'replace');
        }}
      />
    </>
  );
}

const unansweredWords = {
  lost: 'No answer came. It may have been saved or not.',
  fault: 'The archive had a fault. It may have saved it or not.',
  busy: 'The archive is asked too much just now.',
} as const;

function StateOf({ saving, sendAgain, giveUp, used }: SaveBarProps) {
  const { path, search } = useAddress();
  return (
    <div role="status" className="adding-told">
      {saving.state === 'unanswered' && (
        <p>
          <strong>{unansweredWords[saving.why]}</strong> It is sent again as it is, and lands once.{' '}
          <Wait key={saving.retryAtMs} untilMs={saving.retryAtMs} />{' '}
          <button type="button" className="quiet-button" onClick={sendAgain}>
            Send again now
          </button>{' '}
          <button type="button" className="quiet-button" onClick={giveUp}>
            Stop, and write on
          </button>
        </p>
      )}
      {saving.state === 'signed-out' && (
        <p>
          <strong>You are signed out.</strong> The draft is kept.{' '}
          <Link href={signInHref(path + search)}>Sign in</Link>, then save it.
        </p>
      )}
      {used.isElsewhere && (
        <p>
          <strong>This draft is also written in another window.</strong> What is written last is
          kept: go on in one of them.
        </p>
      )}
      {saving.state === 'problem' && (
        <p>
          <strong>{saving.problem.title}.</strong> <bdi>{saving.problem.detail}</bdi>{' '}
          {saving.problem.remedy}
        </p>
      )}
    </div>
  );
}

function Wait({ untilMs }: { readonly untilMs: number }) {
  const seconds = useSecondsLeft(untilMs);
  return (
    <span aria-hidden="true">{seconds > 0 ? `Next try in ${seconds} s.` : 'Trying now …'}</span>
  );
}
