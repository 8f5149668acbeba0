import { useState, type KeyboardEvent } from 'react';
import { goTo } from '../address/address.ts';
import { appendEvents, type FieldProblem } from '../appending/append-events.ts';
import { CitationField } from '../fields/citation-field.tsx';
import { DateField } from '../fields/date-field.tsx';
import { noProblems, problemsUnder } from '../fields/problems.ts';
import { SummaryOfProblems } from '../fields/summary-of-problems.tsx';
import { KindField } from '../fields/term-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { announce } from '../frame/announcer.tsx';
import { Page } from '../frame/page.tsx';
import { newDraft, type Draft } from './draft.ts';
import { labelOf } from './labels.ts';
import { ownChecks } from './own-checks.ts';
import { inForm, saidBy, tidied } from './utterances.ts';

const form = 'add';

/** The page on which an occurrence is added. */
export default function AddingPage() {
  const [draft, setDraft] = useState(newDraft);
  const [problems, setProblems] = useState(noProblems);
  const [refusals, setRefusals] = useState(0);
  const change = (part: Partial<Draft>): void => setDraft((former) => ({ ...former, ...part }));
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
  const at = (field: string) => ({
    id: `${form}-${field}`,
    problems: problemsUnder(problems, `/${field}`),
  });
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
        <TextField
          {...at('title')}
          label="Title"
          value={draft.title}
          onChange={(title) => change({ title })}
        />
        <DateField {...at('date')} value={draft.date} onChange={(date) => change({ date })} />
        <KindField {...at('kind')} value={draft.kind} onChange={(kind) => change({ kind })} />
        {draft.citations.map((citation, index) => (
          <CitationField
            key={index}
            id={`${form}-citations-${index}`}
            problems={problemsUnder(problems, `/citations/${index}`)}
            value={citation}
            onChange={(changed) => change({ citations: draft.citations.with(index, changed) })}
          />
        ))}
        <button className="button">Save</button>
      </form>
    </Page>
  );
}
