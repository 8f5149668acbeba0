import { isSameValue } from '../../events/decisions/sameness.ts';
import type { ProposedEvent } from '../../events/readings/proposals.ts';
import { titleOf } from '../../events/things/thing.ts';
import type { Archive, Outcome, UnparsedEvent } from '../archive.ts';
import { parseProposals, type Proposal } from '../proposals.ts';

/** A set of events with a reason, as a client sends it. */
export interface Form {
  readonly events: readonly UnparsedEvent[];
  readonly reason: string;
}

/** A form that the archive would take now, as it is kept. */
export interface Admitted {
  readonly outcome: 'admitted';
  readonly events: readonly ProposedEvent[];
  /** The things that it is about, by name. */
  readonly about: readonly { readonly stream: string; readonly name: string }[];
}

/** A form that the archive would not take. */
export type NotAdmitted = Exclude<Outcome, { readonly outcome: 'appended' | 'repeated' }>;

/** The form with an id for each event that had none; such ids are the log's later on. */
export function withIds(form: Form, newId: () => string): Form {
  return { ...form, events: form.events.map((event) => ({ id: newId(), ...event })) };
}

/** Whether what came is what was kept: the same events with the same ids, in the same order. */
export function isSameForm(kept: readonly ProposedEvent[], form: Form): boolean {
  const parsed = parseProposals(form);
  if (!parsed.ok || parsed.proposals.length !== kept.length) return false;
  return parsed.proposals.every(({ id, proposed }, at) => {
    const one = kept[at];
    const isSameId = form.events[at]?.id === undefined || one?.id === id;
    const { stream, type, data } = proposed;
    return isSameId && isSameValue([one?.stream, one?.type, one?.data], [stream, type, data]);
  });
}

/** Asks the archive whether it would take a form now. Each event must have an id. */
export function admit(archive: Archive, form: Form, by: string): Admitted | NotAdmitted {
  const parsed = parseProposals(form);
  if (!parsed.ok) return { outcome: 'issues', issues: parsed.issues };
  const preview = archive.preview({ ...form, by });
  if (preview.outcome !== 'previewed') return preview;
  const taken = new Map(preview.transitions.map((one) => [one.event.id, one]));
  const said = parsed.proposals.findIndex(({ id }) => id === null || !taken.has(id));
  if (said !== -1)
    return refused('already-recorded', `/events/${said}/id`, 'is in the log already; leave it out');
  const names = preview.transitions.map(({ event: { stream }, after }) => {
    return [stream, after === null ? stream : titleOf(after)] as const;
  });
  return {
    outcome: 'admitted',
    events: parsed.proposals.map((proposal) =>
      kept(proposal, (taken.get(proposal.id ?? '')?.event.version ?? 1) - 1),
    ),
    about: [...new Map(names)].map(([stream, name]) => ({ stream, name })),
  };
}

/** A refusal by a rule of proposing. */
export function refused(
  code: string,
  pointer: string,
  message: string,
): Extract<Outcome, { readonly outcome: 'refused' }> {
  return { outcome: 'refused', refusals: [{ pointer, code, message }] };
}

/** Who says `any` has seen the version that is there. */
function kept(
  { id, proposed, schemaVersion, expectedVersion }: Proposal,
  actual: number,
): ProposedEvent {
  const { stream, type, data } = proposed;
  const seen = expectedVersion === 'any' ? actual : expectedVersion;
  return { id: id ?? '', stream, type, data, schemaVersion, expectedVersion: seen };
}
