import type { UndoAnswer } from '../../events/readings/editing.ts';
import { send } from '../answers/send.ts';
import type { ProblemInWords } from '../answers/problem.ts';

/** How the question what would undo some events ended. */
export type UndoEnd =
  | { readonly end: 'answer'; readonly answer: UndoAnswer }
  | { readonly end: 'problem'; readonly problem: ProblemInWords }
  | { readonly end: 'lost' };

/** Asks what further events would undo those at some positions. */
export async function askUndo(positions: readonly number[]): Promise<UndoEnd> {
  const sent = await send<UndoAnswer>('POST', '/api/undo', { positions });
  if (sent.kind === 'answer') return { end: 'answer', answer: sent.answer };
  return sent.kind === 'lost' ? { end: 'lost' } : { end: 'problem', problem: sent.problem };
}
