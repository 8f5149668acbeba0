import type { hues } from '../../events/vocabulary/chronicle.ts';

/** The name of a hue that the style sheets know. */
export type Hue = (typeof hues)[number];

/** Every hue, as the vocabulary lists them; the vocabulary itself would bring its schemas along. */
export const hueNames: readonly Hue[] = [
  ...(['slate', 'blue', 'teal', 'green', 'olive', 'ochre'] as const),
  ...(['orange', 'red', 'rose', 'plum', 'violet', 'brown'] as const),
];

/** The hue named, or slate for any other word: nothing else reaches a class or a style. */
export function hueOf(name: string | undefined): Hue {
  return hueNames.find((hue) => hue === name) ?? 'slate';
}
