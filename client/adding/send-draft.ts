import { appendEvents, type FieldProblem, type SavedEnd } from '../appending/append-events.ts';
import { proposeEvents, type ProposedEnd } from '../appending/propose-events.ts';
import type { ProblemInWords } from '../answers/problem.ts';
import type { Draft } from './draft.ts';
import { inForm, saidBy } from './utterances.ts';

/** How sending a draft ended. */
export type SentEnd =
  /** `href` is where it can be seen. */
  | { readonly end: 'saved'; readonly href: string }
  | { readonly end: 'refused'; readonly problems: readonly FieldProblem[] }
  | { readonly end: 'signed-out' }
  | { readonly end: 'problem'; readonly problem: ProblemInWords }
  /** What was kept, if anything, is not known: to send the same again says it once. */
  | { readonly end: 'unanswered'; readonly why: WhyUnanswered };

/** Nobody answered, the server had a fault, or it was asked too much. */
export type WhyUnanswered = 'lost' | 'fault' | 'busy';

/** Sends a tidied draft once, to be appended or, by a contributor, to be proposed. */
export async function sendDraft(draft: Draft, isProposal: boolean): Promise<SentEnd> {
  const { events, places } = saidBy(draft);
  const ended: SavedEnd | ProposedEnd = isProposal
    ? await proposeEvents(events, draft.reason)
    : await appendEvents(events, draft.reason);
  switch (ended.end) {
    case 'appended':
      return { end: 'saved', href: `/?open=${encodeURIComponent(draft.occurrence)}` };
    case 'proposed':
      return { end: 'saved', href: `/proposals/${encodeURIComponent(ended.proposal)}` };
    case 'refused':
      return { end: 'refused', problems: inForm(ended.errors, places) };
    case 'conflict':
      return { end: 'problem', problem: somethingElse };
    case 'lost':
      return { end: 'unanswered', why: 'lost' };
    case 'problem':
      return endOfProblem(ended.problem);
  }
}

function endOfProblem(problem: ProblemInWords): SentEnd {
  if (problem.status === 401) return { end: 'signed-out' };
  if (problem.status >= 500) return { end: 'unanswered', why: 'fault' };
  if (problem.status === 429) return { end: 'unanswered', why: 'busy' };
  return { end: 'problem', problem };
}

const somethingElse: ProblemInWords = {
  status: 412,
  title: 'Something else was appended under the same id',
  detail: 'That can only be so if this draft was saved before in another form.',
  issues: [],
  remedy: 'Look for it on the timeline; if it is not there, copy what you wrote into a new one.',
};
