import { useState, type KeyboardEvent } from 'react';
import { goTo } from '../address/address.ts';
import { appendEvents, type FieldProblem } from '../appending/append-events.ts';
import { noProblems } from '../fields/problems.ts';
import { SummaryOfProblems } from '../fields/summary-of-problems.tsx';
import { announce } from '../frame/announcer.tsx';
import { Page } from '../frame/page.tsx';
import { AddingForm } from './adding-form.tsx';
import { newDraft } from './draft.ts';
import { labelOf } from './labels.ts';
import { ownChecks } from './own-checks.ts';
import { inForm, saidBy, tidied } from './utterances.ts';
import './adding.css';

const form = 'add';

/** The page on which an occurrence is added. */
export default function AddingPage() {
  const [draft, setDraft] = useState(newDraft);
  const [problems, setProblems] = useState(noProblems);
  const [refusals, setRefusals] = useState(0);
  const refuse = (found: readonly FieldProblem[]): void => {
    setProblems(found);
    setRefusals((count) => count + 1);
  };
  const save = async (): Promise<void> => {
    const tidy = tidied(draft);
    setDraft(tidy);
    const own = ownChecks(tidy);
    if (own.length > 0) return refuse(own);
    const { events, places } = saidBy(tidy);
    const saved = await appendEvents(events, tidy.reason);
    if (saved.end === 'refused') return refuse(inForm(saved.errors, places));
    if (saved.end !== 'appended') return;
    announce('Saved.');
    goTo(`/?open=${encodeURIComponent(tidy.occurrence)}`, 'push');
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void save();
  };
  return (
    <Page title="Add an occurrence">
      <form
        className="adding"
        onKeyDown={press}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <SummaryOfProblems
          form={form}
          title="This keeps it from being saved"
          {...{ problems, labelOf, refusals }}
        />
        <AddingForm form={form} draft={draft} onChange={setDraft} problems={problems} />
        <p className="adding-save">
          <button className="button button-main">Save</button>
        </p>
      </form>
    </Page>
  );
}
