import type { Dimension, TimelineAnswer } from '../../events/readings/answers.ts';
import { useAnswer } from '../answers/use-answer.ts';
import { kindNamed, useKinds } from '../chronicle/kinds.ts';
import { termInWords } from '../writing/term.ts';

/** What to call a dimension: one of its values, and all of them. */
export const dimensionNames: Readonly<Record<Dimension, { one: string; many: string }>> = {
  kind: { one: 'kind', many: 'Kinds' },
  actor: { one: 'actor', many: 'Actors' },
  place: { one: 'place', many: 'Places' },
  tag: { one: 'tag', many: 'Tags' },
  source: { one: 'source', many: 'Sources' },
  instrument: { one: 'instrument', many: 'Instruments' },
  chronicle: { one: 'chronicle', many: 'Chronicles' },
};

interface Registered {
  readonly actor?: { readonly name: string };
  readonly source?: { readonly title: string };
  readonly instrument?: { readonly title: string };
  readonly chronicle?: { readonly title: string };
}

/**
 * What to call a value that is filtered by: as the facets call it, or, when nothing matches with
 * it any more, as its register does.
 */
export function useLabel(
  dimension: Dimension,
  value: string,
  facets: TimelineAnswer['facets'] | null,
): string {
  const kinds = useKinds();
  const facet = facets?.[dimension].find((one) => one.value === value);
  const isRegistered = dimension !== 'kind' && dimension !== 'place' && dimension !== 'tag';
  const isUnknown = isRegistered && facets !== null && facet === undefined;
  const path = `/api/${dimension}s/${encodeURIComponent(value)}`;
  const { answer } = useAnswer<Registered>(isUnknown ? path : null);
  if (dimension === 'kind') return kindNamed(kinds, value).label;
  if (facet !== undefined) return dimension === 'tag' ? termInWords(facet.label) : facet.label;
  if (!isRegistered) return dimension === 'tag' ? termInWords(value) : value;
  return (
    answer?.actor?.name ??
    answer?.source?.title ??
    answer?.instrument?.title ??
    answer?.chronicle?.title ??
    value
  );
}
