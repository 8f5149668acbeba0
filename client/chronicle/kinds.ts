import { createContext, use } from 'react';
import type { ChronicleItem } from '../../events/readings/answers.ts';
import type { hues } from '../../events/vocabulary/chronicle.ts';
import { capitalTerm } from '../writing/term.ts';

/** The name of a hue; style/hues.css gives each a shade for light and for dark. */
type Hue = (typeof hues)[number];

/** A kind of occurrence as the legend shows it. */
export interface Kind {
  readonly kind: string;
  readonly label: string;
  readonly colour: Hue;
}

/** All kinds that the chronicles describe; where two describe the same, the first has its way. */
function kindsOf(chronicles: readonly ChronicleItem[]): readonly Kind[] {
  const kinds = new Map<string, Kind>();
  for (const chronicle of chronicles)
    for (const kind of chronicle.kinds ?? []) if (!kinds.has(kind.kind)) kinds.set(kind.kind, kind);
  return [...kinds.values()];
}

/** The kind of this name; one that no chronicle describes is slate, and called by its term. */
export function kindNamed(kinds: readonly Kind[], kind: string): Kind {
  const known = kinds.find((one) => one.kind === kind);
  return known ?? { kind, label: capitalTerm(kind), colour: 'slate' };
}

/** The chronicles of the archive, wherever on the page they are needed. */
export const ChroniclesContext = createContext<readonly ChronicleItem[]>([]);

/** The kinds that the archive's chronicles describe. */
export function useKinds(): readonly Kind[] {
  return kindsOf(use(ChroniclesContext));
}
