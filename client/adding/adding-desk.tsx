import { useEffect, useEffectEvent } from 'react';
import { goTo } from '../address/address.ts';
import { SummaryOfProblems } from '../fields/summary-of-problems.tsx';
import { TextField } from '../fields/text-field.tsx';
import { problemsUnder } from '../fields/problems.ts';
import { announce } from '../frame/announcer.tsx';
import { Page } from '../frame/page.tsx';
import { AddingForm } from './adding-form.tsx';
import type { Draft } from './draft.ts';
import { DraftsNotice } from './drafts-notice.tsx';
import { labelOf } from './labels.ts';
import { nextDraft } from './next-draft.ts';
import { SaveBar } from './save-bar.tsx';
import { SavedNotice, type SavedOne } from './saved-notice.tsx';
import { useDraft } from './use-draft.ts';
import { useRefused } from './use-refused.ts';
import { useSaving } from './use-saving.ts';

const form = 'add';

interface AddingDeskProps {
  readonly opened: Draft;
  readonly owner: string;
  /** Whether what is written is proposed to the editors rather than appended. */
  readonly isProposal: boolean;
  /** What was saved just before this draft was begun. */
  readonly saved: SavedOne | null;
  readonly onOpen: (draft: Draft, saved: SavedOne | null) => void;
}

/** One draft on the desk: what keeps it from being saved, its fields, and the ways to save it. */
export function AddingDesk({ opened, owner, isProposal, saved, onOpen }: AddingDeskProps) {
  const used = useDraft(opened, owner);
  const { draft, replace } = used;
  const { problems, refusals, refuse, addProblems } = useRefused(draft, isProposal);
  const { saving, save, sendAgain, giveUp } = useSaving({
    draft,
    replace,
    isProposal,
    onRefused: refuse,
    onMore: addProblems,
    onSaved(one, href, isAnother) {
      used.drop();
      announce(`${isProposal ? 'Proposed' : 'Saved'}: ${one.title}`);
      if (!isAnother) return goTo(href, 'push');
      onOpen(nextDraft(one), { href, title: one.title, isProposal });
      goTo('/add', 'replace');
    },
  });
  useSaveKeys(save);
  useFocusOnTitle(!opened.isSent);
  const isLocked = saving.state === 'sending' || saving.state === 'unanswered';
  return (
    <Page title={isProposal ? 'Propose an occurrence' : 'Add an occurrence'}>
      {saved !== null && <SavedNotice saved={saved} />}
      <DraftsNotice owner={owner} open={draft.id} />
      <form
        className="adding"
        noValidate
        // Enter alone belongs to the fields; Ctrl or Cmd with it saves.
        onSubmit={(event) => event.preventDefault()}
      >
        <SummaryOfProblems
          form={form}
          title={
            isProposal ? 'This keeps it from being proposed' : 'This keeps it from being saved'
          }
          {...{ problems, labelOf, refusals }}
        />
        <div
          inert={isLocked}
          className={`adding-desk ${saving.state === 'unanswered' ? 'adding-locked' : ''}`}
        >
          <AddingForm form={form} draft={draft} onChange={used.change} problems={problems} />
          <TextField
            id={`${form}-reason`}
            label={isProposal ? 'Why it should be added' : 'Reason, for the ledger'}
            isOptional={!isProposal}
            value={draft.reason}
            problems={problemsUnder(problems, '/reason')}
            onChange={(reason) => used.change((former) => ({ ...former, reason }))}
          />
        </div>
        <SaveBar {...{ saving, isProposal, save, sendAgain, giveUp }} used={used} />
      </form>
    </Page>
  );
}

/** Ctrl or Cmd with Enter saves from anywhere on the page; with Shift besides, one more follows. */
function useSaveKeys(save: (isAnother: boolean) => void): void {
  const saveNow = useEffectEvent(save);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      event.preventDefault();
      // Some fields take what is typed in them when they are left: it belongs to what is saved.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      setTimeout(() => saveNow(event.shiftKey), 0);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

/** Writing begins at once: the title has the focus as soon as the page is there. */
function useFocusOnTitle(isWanted: boolean): void {
  useEffect(() => {
    if (!isWanted) return undefined;
    // A frame later, since a page that one goes to takes the focus itself.
    const frame = requestAnimationFrame(() => document.getElementById(`${form}-title`)?.focus());
    return () => cancelAnimationFrame(frame);
  }, [isWanted]);
}
