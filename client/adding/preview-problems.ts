import { send } from '../answers/send.ts';
import type { FieldProblem } from '../appending/append-events.ts';
import type { Draft } from './draft.ts';
import { inForm, saidBy } from './utterances.ts';

/** What the server finds wrong with a draft as it stands, without keeping any of it. */
export async function previewProblems(draft: Draft): Promise<readonly FieldProblem[]> {
  const { events, places } = saidBy(draft);
  const sent = await send('POST', '/api/events/preview', { events, reason: draft.reason });
  if (sent.kind !== 'problem') return [];
  const { errors = [] } = (sent.document ?? {}) as { readonly errors?: readonly FieldProblem[] };
  return inForm(errors, places).filter(({ pointer }) => pointer !== '');
}
