import type { OccurrenceAnswer, OccurrenceItem } from '../../events/readings/answers.ts';
import { Link } from '../address/link.tsx';
import { useHref, useTimelineHref } from '../address/use-href.ts';
import { KindMark } from '../chronicle/kind-mark.tsx';
import { CorrectRoom } from '../correcting/correct-room.tsx';
import { RedactedNotice } from '../redacting/redacted-notice.tsx';
import { Name } from '../writing/name.tsx';
import { Prose } from '../writing/prose.tsx';
import { capitalTerm, termInWords } from '../writing/term.ts';
import { Citations } from './citations.tsx';
import { DateSection } from './date-section.tsx';
import { Disputes } from './disputes.tsx';
import { History } from './history.tsx';
import { Relations, type Arcs } from './relations.tsx';
import { Section } from './section.tsx';

interface OccurrenceBodyProps {
  readonly occurrence: OccurrenceAnswer['occurrence'];
  readonly redactions: OccurrenceAnswer['redactions'];
  readonly hrefOf: (id: string) => string;
  readonly arcs: Arcs | null;
}

/** All that the archive says of one occurrence, under its title. */
export function OccurrenceBody({ occurrence, redactions, hrefOf, arcs }: OccurrenceBodyProps) {
  return (
    <>
      <CorrectRoom occurrence={occurrence} />
      <RedactedNotice redactions={redactions} />
      <StatusNotice occurrence={occurrence} hrefOf={hrefOf} />
      <Prose text={occurrence.summary} className="summary" />
      <DateSection date={occurrence.date} citations={occurrence.citations} />
      <Disputes occurrence={occurrence} />
      <Actors actors={occurrence.actors} />
      <Effects effects={occurrence.effects} />
      <Relations relations={occurrence.relations} hrefOf={hrefOf} arcs={arcs} />
      <Section title="Sources">
        <Citations citations={occurrence.citations} />
      </Section>
      <Marks occurrence={occurrence} />
      <History
        path={`/occurrences/${encodeURIComponent(occurrence.id)}`}
        version={occurrence.version}
        occurrence={occurrence.id}
      />
    </>
  );
}

function StatusNotice({ occurrence, hrefOf }: Pick<OccurrenceBodyProps, 'occurrence' | 'hrefOf'>) {
  if (occurrence.status === 'live') return null;
  if (occurrence.mergedInto === null)
    return <p className="notice">The archive no longer stands by this occurrence.</p>;
  return (
    <p className="notice">
      The archive holds this to be the same as{' '}
      <Link href={hrefOf(occurrence.mergedInto.id)}>
        <Name>{occurrence.mergedInto.name}</Name>
      </Link>
      .
    </p>
  );
}

function Actors({ actors }: Pick<OccurrenceItem, 'actors'>) {
  const href = useHref();
  if (actors.length === 0) return null;
  const roles = [...new Set(actors.map(({ role }) => role))];
  return (
    <Section title="Actors">
      <dl className="pairs">
        {roles.map((role) => (
          <div key={role}>
            <dt>{capitalTerm(role)}</dt>
            {actors
              .filter((actor) => actor.role === role)
              .map((actor) => (
                <dd key={actor.id}>
                  <Link href={href({ page: 'thing', register: 'actors', id: actor.id })}>
                    <Name>{actor.name}</Name>
                  </Link>
                </dd>
              ))}
          </div>
        ))}
      </dl>
    </Section>
  );
}

function Effects({ effects }: Pick<OccurrenceAnswer['occurrence'], 'effects'>) {
  const href = useHref();
  if (effects.length === 0) return null;
  return (
    <Section title="Effects">
      <ul className="effects">
        {effects.map(({ instrument, standing }) => (
          <li key={`${instrument.id} ${standing}`}>
            <Link href={href({ page: 'thing', register: 'instruments', id: instrument.id })}>
              <Name>{instrument.name}</Name>
            </Link>{' '}
            stands from then on as <strong>{termInWords(standing)}</strong>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Marks({ occurrence }: Pick<OccurrenceBodyProps, 'occurrence'>) {
  const timeline = useTimelineHref();
  const { places, tags, kind, importance } = occurrence;
  return (
    <Section title="Where it is filed">
      <dl className="pairs">
        <div>
          <dt>Kind</dt>
          <dd>
            <Link href={timeline({ kind: [kind] })}>
              <KindMark kind={kind} />
            </Link>
          </dd>
        </div>
        {places.length > 0 && (
          <div>
            <dt>{places.length === 1 ? 'Place' : 'Places'}</dt>
            {places.map((place) => (
              <dd key={place}>
                <Link href={timeline({ place: [place] })}>
                  <Name>{place}</Name>
                </Link>
              </dd>
            ))}
          </div>
        )}
        {tags.length > 0 && (
          <div>
            <dt>{tags.length === 1 ? 'Tag' : 'Tags'}</dt>
            {tags.map((tag) => (
              <dd key={tag}>
                <Link href={timeline({ tag: [tag] })}>{termInWords(tag)}</Link>
              </dd>
            ))}
          </div>
        )}
        <div>
          <dt>Importance</dt>
          <dd>{importance} of 5</dd>
        </div>
      </dl>
    </Section>
  );
}
