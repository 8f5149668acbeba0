import type { FieldProblem } from '../appending/append-events.ts';
import { capital } from '../writing/term.ts';

/** Problems that belong to no field that is shown. */
export function Unplaced({ problems }: { readonly problems: readonly FieldProblem[] }) {
  const unplaced = problems.filter(
    ({ pointer }) =>
      !['/reason', '/text'].includes(pointer) && !/^\/events\/\d+\/data\/./u.test(pointer),
  );
  if (unplaced.length === 0) return null;
  return (
    <ul className="field-problems" role="alert">
      {unplaced.map(({ pointer, code, detail }) => (
        <li key={`${pointer} ${code}`}>
          <bdi>{capital(detail)}</bdi>
        </li>
      ))}
    </ul>
  );
}
