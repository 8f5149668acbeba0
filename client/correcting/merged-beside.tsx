import type { OccurrenceAnswer } from '../../events/readings/answers.ts';
import { kindNamed, useKinds, type Kind } from '../chronicle/kinds.ts';
import { counted, termInWords } from '../writing/term.ts';

type Whole = OccurrenceAnswer['occurrence'];

interface MergedBesideProps {
  readonly kept: Whole;
  readonly gone: Whole;
}

/** Two occurrences side by side: what is kept, and what leads to it from then on. */
export function MergedBeside({ kept, gone }: MergedBesideProps) {
  const kinds = useKinds();
  const [left, right] = [linesOf(kept, kinds), linesOf(gone, kinds)];
  return (
    <table className="beside">
      <thead>
        <tr>
          <td />
          <th scope="col">Is kept</th>
          <th scope="col">Leads to it</th>
        </tr>
      </thead>
      <tbody>
        {left.map(([name, value], index) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td dir="auto">{value}</td>
            <td dir="auto">{right[index]?.[1]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function linesOf(one: Whole, kinds: readonly Kind[]): readonly (readonly [string, string])[] {
  return [
    ['Title', one.title],
    ['Date', one.date.words],
    ['Kind', kindNamed(kinds, one.kind).label],
    ['Summary', one.summary],
    ['Actors', one.actors.map(({ name, role }) => `${name} (${termInWords(role)})`).join('; ')],
    ['Places', one.places.join('; ')],
    ['Sources', counted(one.citations.length, 'citation')],
  ];
}
