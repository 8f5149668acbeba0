import type { Source } from '../things/register.ts';
import { checkSource } from './citation.ts';
import type { Proposed, Refusal, World } from './contract.ts';
import { checkReason, refuse } from './rules.ts';
import { checkChanges } from './sameness.ts';
import { leadsTo } from './way.ts';

/** An event that is said on a source's stream. */
export type SourceProposed = Extract<Proposed, { type: `Source${string}` }>;

/** Decides what may be said of a source. */
export function decideSource(
  state: Source | null,
  proposed: SourceProposed,
  world: World,
): Refusal | null {
  if (proposed.type === 'SourceRegistered')
    return state
      ? refuse('already-registered', '', 'is registered already; revise it, or take a new id')
      : checkVia(idOf(proposed), proposed.data.citedVia, world);
  if (!state) return refuse('not-registered', '', 'begin the stream with SourceRegistered');
  if (state.withdrawn)
    return refuse('withdrawn', '', 'the source was withdrawn; register it anew under a new id');
  switch (proposed.type) {
    case 'SourceRevised':
      return (
        checkVia(state.id, proposed.data.citedVia, world) ?? checkChanges(state, proposed.data)
      );
    case 'SourceWithdrawn':
      return checkReason(proposed) ?? checkRest(world.restingOnAlone(state.id));
  }
}

function idOf(proposed: SourceProposed): string {
  return proposed.stream.slice('source-'.length);
}

function checkVia(id: string, via: string | null | undefined, world: World): Refusal | null {
  if (!via) return null;
  if (via === id)
    return refuse(
      'cited-via-itself',
      '/citedVia',
      'is this source; name the one that cites it, or leave it out',
    );
  const refusal = checkSource(via, '/citedVia', world);
  if (refusal) return refusal;
  if (!leadsTo(via, id, (source) => viaOf(source, world))) return null;
  return refuse(
    'cited-via-cycle',
    '/citedVia',
    `${via} is known only through this source; name one that is known otherwise`,
  );
}

function viaOf(id: string, world: World): readonly string[] {
  const via = world.source(id)?.citedVia;
  return via === undefined ? [] : [via];
}

const namedMax = 5;

function checkRest(resting: readonly string[]): Refusal | null {
  if (resting.length === 0) return null;
  const named = resting.slice(0, namedMax).join(', ');
  const more = resting.length > namedMax ? ` and ${resting.length - namedMax} more` : '';
  return refuse(
    'rests-on-it-alone',
    '',
    `nothing else supports ${named}${more}; cite another source for them first, or retract them`,
  );
}
