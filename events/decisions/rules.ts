import type { Refusal } from './contract.ts';

/** Every rule of the archive: the stable code of its refusal, and what it holds to. */
export const rules = {
  'wrong-stream': 'An event type is said only on streams of its own kind.',
  'not-recorded': 'An occurrence’s stream begins with OccurrenceRecorded.',
  'already-recorded': 'An occurrence is recorded once.',
  'not-registered': 'The stream of a source, actor or instrument begins with its registration.',
  'already-registered': 'A source, an actor or an instrument is registered once.',
  'not-opened': 'A chronicle’s stream begins with ChronicleOpened.',
  'already-opened': 'A chronicle is opened once.',
  retracted: 'Nothing is said of a retracted occurrence but its reinstatement.',
  merged: 'Nothing is said of a merged occurrence but its reinstatement.',
  withdrawn: 'Nothing more is said of a withdrawn source.',
  'already-live': 'Only a retracted or merged occurrence is reinstated.',
  'reason-required': 'Whatever takes back something said gives its reason.',
  'nothing-changed': 'A revision or redating changes something.',
  duplicate: 'A list names the same thing once.',
  unsourced: 'A claim has at least one citation that supports it, of a source not withdrawn.',
  'unregistered-source': 'Only a registered source is cited.',
  'withdrawn-source': 'A withdrawn source is not cited any more.',
  'already-cited': 'An occurrence cites the same place in the same source once.',
  'not-cited': 'Only a citation that stands is withdrawn.',
  'unregistered-actor': 'Only a registered actor is named.',
  'unregistered-instrument': 'Only a registered instrument is given a standing.',
  'unopened-chronicle': 'Only an opened chronicle is told from.',
  'unrecorded-occurrence': 'An occurrence is tied only to recorded ones.',
  'retracted-occurrence': 'An occurrence is not tied to a retracted one.',
  'merged-occurrence': 'An occurrence is not tied to a merged one.',
  'relation-to-itself': 'An occurrence is not related to itself.',
  'already-related': 'The same relation to the same occurrence is said once.',
  'not-related': 'Only a relation that stands is ended.',
  'part-of-cycle': 'Nothing is part of its own part.',
  'part-of-itself': 'An actor is not part of itself.',
  'merge-into-itself': 'An occurrence is not merged into itself.',
  'merge-into-own-part': 'An occurrence is not merged into one of its own parts.',
  'already-disputed': 'A dispute’s name is used once within its occurrence.',
  'not-disputed': 'Only a dispute that was raised is resolved.',
  'already-resolved': 'A dispute is resolved once.',
  'cited-via-itself': 'A source is not cited via itself.',
  'cited-via-cycle': 'Sources are not cited via each other.',
  'rests-on-it-alone': 'A source on which live occurrences rest alone is not withdrawn.',
  'window-reversed': 'A chronicle’s window does not end before it begins.',
  'unrecorded-event': 'Only an event that was recorded is redacted.',
  'other-stream': 'A redaction is said on the stream of the event that it redacts.',
  'redaction-stays': 'A redaction is not redacted.',
  'already-redacted': 'An event is redacted once.',
  'nothing-to-redact': 'Only an event that has data is redacted.',
} as const;

/** The stable code of a rule's refusal. */
export type RuleCode = keyof typeof rules;

/** A refusal by one of the archive's rules. */
export function refuse(code: RuleCode, pointer: string, message: string): Refusal {
  return { code, pointer, message };
}

/** Refuses what takes something back without saying why. */
export function checkReason(proposed: { readonly reason: string }): Refusal | null {
  if (proposed.reason.trim() !== '') return null;
  return refuse('reason-required', '', 'say why: give a reason for the ledger');
}
