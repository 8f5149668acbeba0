import { kindNamed, useKinds } from './kinds.ts';

/** A kind's name beside a small square of its hue. */
export function KindMark(props: { readonly kind: string }) {
  const { label, colour } = kindNamed(useKinds(), props.kind);
  return (
    <span className={`kind hue-${colour}`}>
      <bdi>{label}</bdi>
    </span>
  );
}
