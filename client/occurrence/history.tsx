import { lazy, Suspense, useState } from 'react';
import type { HistoryAnswer } from '../../events/readings/answers.ts';
import { useAddress } from '../address/address.ts';
import { useHistoryQuestion } from '../address/use-href.ts';
import { useAnswer } from '../answers/use-answer.ts';
import { Fallback } from '../frame/fallback.tsx';
import { parseReading } from '../reading/reading-address.ts';
import { useIsAtLeast } from '../session/use-session.ts';
import { counted } from '../writing/term.ts';
import { Section } from './section.tsx';

const HistoryEntries = lazy(() => import('./history-entries.tsx'));

interface HistoryProps {
  /** Path of the thing in the API, such as `/occurrences/7f3`. */
  readonly path: string;
  readonly version: number;
  /** Id of the occurrence that it is of; absent: of another thing, which no timeline shows. */
  readonly occurrence?: string;
}

/** What was said of a thing, by whom, when and why; asked for when it is unfolded. */
export function History({ path, version, occurrence }: HistoryProps) {
  const [isOpen, setOpen] = useState(false);
  const question = useHistoryQuestion(path);
  const { answer, isCurrent, problem } = useAnswer<HistoryAnswer>(isOpen ? question : null);
  const { search } = useAddress();
  const isPresent = parseReading(search).asOf === null;
  const canUndo = useIsAtLeast('contributor') && isPresent;
  const canRedact = useIsAtLeast('administrator') && isPresent;
  return (
    <Section title="History">
      <details
        className="history"
        open={isOpen}
        onToggle={(event) => setOpen(event.currentTarget.open)}
      >
        <summary>
          {version === 1
            ? 'Said once, and never changed'
            : `${counted(version, 'event')} in the archive’s log`}
        </summary>
        {problem !== null && (
          <p>
            {problem.title}. {problem.remedy}
          </p>
        )}
        {isOpen && (
          <Fallback words="The history could not be loaded. To try again, load the page anew.">
            <Suspense>
              <HistoryEntries
                entries={isCurrent ? (answer?.items ?? []) : []}
                occurrence={occurrence ?? null}
                {...{ canUndo, canRedact }}
              />
            </Suspense>
          </Fallback>
        )}
      </details>
    </Section>
  );
}
