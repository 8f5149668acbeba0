import type { ChronicleItem } from '../../events/readings/answers.ts';
import { openingOf } from '../writing/opening.ts';
import { Prose } from '../writing/prose.tsx';

/** The title of what is read, and its introduction, folded away until it is wanted. */
export function ChronicleHead({ chronicle }: { readonly chronicle: ChronicleItem | null }) {
  const introduction = chronicle?.introduction ?? '';
  return (
    <header className="chronicle-head">
      <h1>
        <bdi>{chronicle?.title ?? 'The archive'}</bdi>
      </h1>
      {introduction !== '' && (
        <details className="introduction">
          <summary>
            Introduction
            <span className="introduction-opening" dir="auto">
              {openingOf(introduction)}
            </span>
          </summary>
          <Prose text={introduction} />
        </details>
      )}
    </header>
  );
}

/** The chronicle that the page opens with: the one filtered by, or the archive's only one. */
export function chronicleInView(
  chronicles: readonly ChronicleItem[],
  filtered: readonly string[],
): ChronicleItem | null {
  const [only, ...others] = filtered;
  if (only !== undefined && others.length === 0)
    return chronicles.find(({ id, slug }) => id === only || slug === only) ?? null;
  return chronicles.length === 1 ? (chronicles[0] ?? null) : null;
}
