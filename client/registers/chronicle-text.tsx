import type { ChronicleAnswer } from '../../events/readings/answers.ts';
import { Link } from '../address/link.tsx';
import { useTimelineHref } from '../address/use-href.ts';
import { KindMark } from '../chronicle/kind-mark.tsx';
import { CorrectThingRoom } from '../correcting/correct-thing-room.tsx';
import { Page } from '../frame/page.tsx';
import { History } from '../occurrence/history.tsx';
import { RedactedNotice } from '../redacting/redacted-notice.tsx';
import { Section } from '../occurrence/section.tsx';
import { Prose } from '../writing/prose.tsx';
import { counted } from '../writing/term.ts';

/** The page of a chronicle: its introduction, its legend, and the way to its timeline. */
export function ChronicleText({ chronicle, redactions }: ChronicleAnswer) {
  const timeline = useTimelineHref();
  const kinds = chronicle.kinds ?? [];
  return (
    <Page title={chronicle.title} over="Chronicle">
      <div className="entry">
        <CorrectThingRoom kind="chronicle" item={chronicle} />
        <RedactedNotice redactions={redactions} />
        <Prose text={chronicle.introduction ?? ''} className="summary" />
        <p className="ways">
          <Link href={timeline({ chronicle: [chronicle.id] })}>
            {counted(chronicle.occurrences, 'occurrence')} on the timeline
          </Link>
        </p>
        {kinds.length > 0 && (
          <Section title="Kinds of occurrence">
            <ul className="legend-list">
              {kinds.map(({ kind }) => (
                <li key={kind}>
                  <Link href={timeline({ chronicle: [chronicle.id], kind: [kind] })}>
                    <KindMark kind={kind} />
                  </Link>
                </li>
              ))}
            </ul>
          </Section>
        )}
        <History
          path={`/chronicles/${encodeURIComponent(chronicle.id)}`}
          version={chronicle.version}
        />
      </div>
    </Page>
  );
}
