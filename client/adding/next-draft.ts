import { noCitation } from '../fields/citation-draft.ts';
import { newDraft, type Draft } from './draft.ts';
import { locatorShape } from './locator-shape.ts';

/** The draft to go on with after one was saved: of the same source and date, and nothing else. */
export function nextDraft(saved: Draft): Draft {
  const { date, chronicles } = saved;
  const [citation = noCitation] = saved.citations;
  const { source, locator, stance } = citation;
  return {
    ...newDraft(),
    date: { ...date, verbatim: '', note: '' },
    chronicles,
    citations: [{ ...noCitation, source, stance, locator: locatorShape(locator) }],
  };
}
