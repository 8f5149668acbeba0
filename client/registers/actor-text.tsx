import type { ActorAnswer } from '../../events/readings/answers.ts';
import { Link } from '../address/link.tsx';
import { useHref, useTimelineHref } from '../address/use-href.ts';
import { CorrectThingRoom } from '../correcting/correct-thing-room.tsx';
import { Page } from '../frame/page.tsx';
import { History } from '../occurrence/history.tsx';
import { Section } from '../occurrence/section.tsx';
import { RedactedNotice } from '../redacting/redacted-notice.tsx';
import { Name } from '../writing/name.tsx';
import { Prose } from '../writing/prose.tsx';
import { capitalTerm, counted, termInWords } from '../writing/term.ts';
import { OccurrenceLines } from './occurrence-lines.tsx';

/** The dossier of an actor: what it is, and every occurrence it had a part in, by role. */
export function ActorText({ actor, roles, redactions }: ActorAnswer) {
  const href = useHref();
  const timeline = useTimelineHref();
  return (
    <Page title={actor.name} over={capitalTerm(actor.kind)}>
      <div className="entry">
        <CorrectThingRoom kind="actor" item={actor} />
        <RedactedNotice redactions={redactions} />
        {actor.partOf !== null && (
          <p>
            Part of{' '}
            <Link href={href({ page: 'thing', register: 'actors', id: actor.partOf.id })}>
              <Name>{actor.partOf.name}</Name>
            </Link>
            .
          </p>
        )}
        {actor.aliases !== undefined && actor.aliases.length > 0 && (
          <p>
            Also called{' '}
            {actor.aliases.map((alias, index) => (
              <span key={alias}>
                {index > 0 && ', '}
                <Name>{alias}</Name>
              </span>
            ))}
            .
          </p>
        )}
        <Prose text={actor.description ?? ''} />
        <p className="ways">
          <Link href={timeline({ actor: [actor.id] })}>
            {counted(actor.occurrences, 'occurrence')} on the timeline
          </Link>
        </p>
        {roles.map(({ role, occurrences }) => (
          <Section key={role} title={`As ${termInWords(role)}`}>
            <OccurrenceLines occurrences={occurrences} />
          </Section>
        ))}
        <History path={`/actors/${encodeURIComponent(actor.id)}`} version={actor.version} />
      </div>
    </Page>
  );
}
