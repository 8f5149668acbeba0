import type { EventTypeName } from '../../events/vocabulary/event.ts';
import { send, type Sent } from '../answers/send.ts';
import type { ProblemInWords } from '../answers/problem.ts';

/** An event that this page wants to say; its id is made once, so that a repeat is recognised. */
export interface Utterance {
  readonly id: string;
  readonly stream: string;
  readonly type: EventTypeName;
  readonly data: object;
  /** The version of the stream that the editor saw; 0: it is new. */
  readonly expectedVersion: number;
}

/** What is wrong with one field: `pointer` leads into the request, such as `/events/0/data/title`. */
export interface FieldProblem {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

/** Where an appended event came to stand. */
export interface AppendedEvent {
  readonly id: string;
  readonly stream: string;
  readonly position: number;
  readonly version: number;
  readonly recordedAt: string;
}

/** How saving ended. */
export type SavedEnd =
  | { readonly end: 'appended'; readonly events: readonly AppendedEvent[] }
  /** The request does not parse, or a rule of the archive says no. */
  | { readonly end: 'refused'; readonly errors: readonly FieldProblem[] }
  /** Someone wrote first. */
  | { readonly end: 'conflict'; readonly conflicts: readonly StreamConflict[] }
  | { readonly end: 'problem'; readonly problem: ProblemInWords }
  /** Nobody answered: sending the same events again says them once. */
  | { readonly end: 'lost' };

/** A stream that is at another version than the editor saw. */
export interface StreamConflict {
  readonly pointer: string;
  readonly stream: string;
  readonly expected: number;
  readonly actual: number;
}

interface AppendAnswer {
  readonly events: readonly AppendedEvent[];
}

interface ProblemDocument {
  readonly code?: string;
  readonly errors?: readonly FieldProblem[];
  readonly conflicts?: readonly StreamConflict[];
}

/** Appends events, all or none. */
export async function appendEvents(
  events: readonly Utterance[],
  reason: string,
): Promise<SavedEnd> {
  const sent = await send<AppendAnswer>('POST', '/api/events', { events, reason });
  if (sent.kind === 'answer') return { end: 'appended', events: sent.answer.events };
  return otherEndOf(sent);
}

/** How saving ended, where it did not end well. */
export function otherEndOf(
  sent: Exclude<Sent<unknown>, { kind: 'answer' }>,
): Exclude<SavedEnd, { end: 'appended' }> {
  if (sent.kind === 'lost') return { end: 'lost' };
  const { code, errors = [], conflicts = [] } = (sent.document ?? {}) as ProblemDocument;
  if (code === 'conflict') return { end: 'conflict', conflicts };
  if (code === 'issue' || code === 'refusal') return { end: 'refused', errors };
  return { end: 'problem', problem: sent.problem };
}
