import { boundsOf } from '../dates/bounds.ts';
import { parseEdtf } from '../dates/parse.ts';
import type { Chronicle } from '../things/register.ts';
import type { EventData } from '../vocabulary/event.ts';
import type { Proposed, Refusal } from './contract.ts';
import { refuse } from './rules.ts';
import { checkChanges, checkDistinct } from './sameness.ts';

/** An event that is said on a chronicle's stream. */
export type ChronicleProposed = Extract<Proposed, { type: `Chronicle${string}` }>;

/** Decides what may be said of a chronicle. */
export function decideChronicle(
  state: Chronicle | null,
  proposed: ChronicleProposed,
): Refusal | null {
  switch (proposed.type) {
    case 'ChronicleOpened':
      return state
        ? refuse('already-opened', '', 'is opened already; revise it, or take a new id')
        : checkFields(proposed.data);
    case 'ChronicleRevised':
      return state
        ? (checkFields(proposed.data) ?? checkChanges(state, proposed.data))
        : refuse('not-opened', '', 'begin the stream with ChronicleOpened');
  }
}

function checkFields(data: EventData<'ChronicleRevised'>): Refusal | null {
  return checkDistinct(data.kinds, '/kinds', (a, b) => a.kind === b.kind) ?? checkWindow(data);
}

// A rule rather than an issue: each end parses by itself, and whether they fit is a matter of days.
function checkWindow({ window }: EventData<'ChronicleRevised'>): Refusal | null {
  if (!window) return null;
  const from = daysOf(window.from)?.earliestDay ?? -Infinity;
  const to = daysOf(window.to)?.latestDay ?? Infinity;
  if (from <= to) return null;
  return refuse(
    'window-reversed',
    '/window',
    `${window.to} is over before ${window.from} begins; exchange them`,
  );
}

function daysOf(edtf: string) {
  const parsed = parseEdtf(edtf);
  return parsed.ok ? boundsOf(parsed.date) : null;
}
