import type { ProblemInWords } from '../answers/problem.ts';
import { Link } from '../address/link.tsx';
import { useShutDoor } from '../session/use-closed-door.ts';

interface ProblemNoticeProps {
  readonly problem: ProblemInWords;
  readonly onAskAgain: () => void;
  /** Whether the page is already headed by the problem's title. */
  readonly isTitled?: boolean;
}

/** What went wrong, in words, and what to do about it. */
export function ProblemNotice({ problem, onAskAgain, isTitled }: ProblemNoticeProps) {
  useShutDoor(problem.status);
  const canAskAgain = problem.status >= 500 || problem.status === 429;
  return (
    <section className="notice" role="alert">
      {isTitled !== true && <h2>{problem.title}.</h2>}
      {problem.detail !== '' && problem.issues.length === 0 && <p>{problem.detail}</p>}
      {problem.issues.length > 0 && (
        <ul>
          {problem.issues.map((issue) => (
            <li key={issue}>
              <bdi>{issue}</bdi>
            </li>
          ))}
        </ul>
      )}
      <p>{problem.remedy}</p>
      <p className="notice-ways">
        {canAskAgain && (
          <button type="button" className="button" onClick={onAskAgain}>
            Ask again
          </button>
        )}
        <Link href="/">The whole timeline</Link>
      </p>
    </section>
  );
}
