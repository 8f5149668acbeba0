import { samePlace, type Occurrence } from '../things/occurrence.ts';
import type { Citation } from '../vocabulary/citation.ts';
import type { EventData } from '../vocabulary/event.ts';
import type { Refusal, World } from './contract.ts';
import { refuse } from './rules.ts';
import { checkDistinct } from './sameness.ts';

/** Refuses a source that is not registered or is withdrawn; `pointer` is where it is named. */
export function checkSource(id: string, pointer: string, world: World): Refusal | null {
  const source = world.source(id);
  if (!source)
    return refuse(
      'unregistered-source',
      pointer,
      `the source ${id} is not registered; register it first, or cite another`,
    );
  if (source.withdrawn)
    return refuse(
      'withdrawn-source',
      pointer,
      `the source ${id} was withdrawn; cite one that the archive still relies on`,
    );
  return null;
}

/** Refuses a list that cites a place twice, or a source that can't be cited. Absent: passes. */
export function checkCitations(
  citations: readonly Citation[] | null | undefined,
  world: World,
): Refusal | null {
  for (const [index, { source }] of citations?.entries() ?? []) {
    const refusal = checkSource(source, `/citations/${index}/source`, world);
    if (refusal) return refusal;
  }
  return checkDistinct(citations, '/citations', samePlace);
}

/** Refuses a claim that none of its citations supports. */
export function checkSupport(citations: readonly Citation[], pointer: string): Refusal | null {
  if (citations.some(({ stance }) => stance === 'supports')) return null;
  return refuse(
    'unsourced',
    pointer,
    'no citation supports it; cite a place in a source, with the stance supports',
  );
}

/** Decides on one more citation of a live occurrence. */
export function decideAdded(
  state: Occurrence,
  data: EventData<'CitationAdded'>,
  world: World,
): Refusal | null {
  if (state.citations.some((citation) => samePlace(citation, data)))
    return refuse(
      'already-cited',
      '/locator',
      `this place in the source ${data.source} is cited already; withdraw that citation first`,
    );
  return checkSource(data.source, '/source', world);
}

/** Decides on withdrawing a citation from a live occurrence. */
export function decideWithdrawn(
  state: Occurrence,
  data: EventData<'CitationWithdrawn'>,
  world: World,
): Refusal | null {
  const withdrawn = state.citations.find((citation) => samePlace(citation, data));
  if (!withdrawn)
    return refuse(
      'not-cited',
      '/locator',
      `no citation of the source ${data.source} has this locator; give it exactly as it is cited`,
    );
  const rest = state.citations.filter((citation) => citation !== withdrawn);
  if (withdrawn.stance !== 'supports' || isSupported(rest, world)) return null;
  return refuse(
    'unsourced',
    '',
    'nothing else supports the occurrence; add another citation first, or retract it',
  );
}

/** Whether one of the citations supports its claim, in a source that is not withdrawn. */
export function isSupported(citations: readonly Citation[], world: World): boolean {
  return citations.some(
    ({ source, stance }) => stance === 'supports' && world.source(source)?.withdrawn === false,
  );
}
