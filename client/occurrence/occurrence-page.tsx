import type { OccurrenceAnswer } from '../../events/readings/answers.ts';
import { Link } from '../address/link.tsx';
import { useHref, useQuestion } from '../address/use-href.ts';
import { useAnswer } from '../answers/use-answer.ts';
import { KindMark } from '../chronicle/kind-mark.tsx';
import { Page } from '../frame/page.tsx';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { parseReading, printReading } from '../reading/reading-address.ts';
import { useAddress } from '../address/address.ts';
import { OccurrenceBody } from './occurrence-body.tsx';

/** The page of one occurrence: what the panel shows, with an address of its own. */
export function OccurrencePage({ id }: { readonly id: string }) {
  const question = useQuestion(`/occurrences/${encodeURIComponent(id)}`);
  const { answer, isCurrent, problem, askAgain } = useAnswer<OccurrenceAnswer>(question);
  const href = useHref();
  const { search } = useAddress();
  if (problem !== null)
    return (
      <Page title={problem.title}>
        <ProblemNotice problem={problem} onAskAgain={askAgain} isTitled />
      </Page>
    );
  if (answer === null || !isCurrent) return <Waiting />;
  const { occurrence } = answer;
  const onTimeline = `/${printReading({ ...parseReading(search), open: occurrence.id })}`;
  return (
    <Page title={occurrence.title} over={<Over {...occurrence} />}>
      <div className="entry">
        <OccurrenceBody
          occurrence={occurrence}
          redactions={answer.redactions}
          hrefOf={(other) => href({ page: 'occurrence', id: other })}
          arcs={null}
        />
        <p className="ways">
          <Link href={onTimeline}>Show it on the timeline</Link>
        </p>
      </div>
    </Page>
  );
}

function Over({ kind, date }: Pick<OccurrenceAnswer['occurrence'], 'kind' | 'date'>) {
  return (
    <>
      <KindMark kind={kind} /> <span className="date">{date.words}</span>
    </>
  );
}
