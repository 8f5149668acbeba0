import type { Highlighted } from '../../events/readings/answers.ts';

interface MarkedTextProps {
  readonly text: string;
  /** The same text cut where the search matched, when it did. */
  readonly highlighted: Highlighted | undefined;
}

/** A text from the archive with the parts that a search matched marked in it. */
export function MarkedText({ text, highlighted }: MarkedTextProps) {
  if (highlighted === undefined) return <bdi>{text}</bdi>;
  return (
    <bdi>
      {highlighted.map((part, index) =>
        // The parts of a text have no names of their own and never change places.
        part.hit ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>,
      )}
    </bdi>
  );
}
