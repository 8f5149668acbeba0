import type { InstrumentAnswer, StandingPeriod } from '../../events/readings/answers.ts';
import { Link } from '../address/link.tsx';
import { useHref, useTimelineHref } from '../address/use-href.ts';
import { CorrectThingRoom } from '../correcting/correct-thing-room.tsx';
import { Page } from '../frame/page.tsx';
import { Citations } from '../occurrence/citations.tsx';
import { History } from '../occurrence/history.tsx';
import { Section } from '../occurrence/section.tsx';
import { RedactedNotice } from '../redacting/redacted-notice.tsx';
import { Name } from '../writing/name.tsx';
import { Prose } from '../writing/prose.tsx';
import { capitalTerm, counted } from '../writing/term.ts';
import { StandingBand } from './standing-band.tsx';
import { standingInWords } from './standing-words.ts';

/** The page of an instrument: what it is, and how it stood from one occurrence to the next. */
export function InstrumentText({ instrument, redactions }: InstrumentAnswer) {
  const href = useHref();
  const timeline = useTimelineHref();
  const { standing, periods, parties, citations } = instrument;
  const stands = standingInWords(instrument);
  return (
    <Page title={instrument.title} over={capitalTerm(instrument.kind)}>
      <div className="entry">
        <CorrectThingRoom kind="instrument" item={instrument} />
        <RedactedNotice redactions={redactions} />
        {stands !== '' && (
          <p className="lead">
            It stands as <strong>{stands}</strong>
            {standing === null ? ': the dates do not tell more.' : '.'}
          </p>
        )}
        <Prose text={instrument.summary ?? ''} className="summary" />
        {parties.length > 0 && (
          <p>
            {parties.length === 1 ? 'Party: ' : 'Parties: '}
            {parties.map((party, index) => (
              <span key={party.id}>
                {index > 0 && ', '}
                <Link href={href({ page: 'thing', register: 'actors', id: party.id })}>
                  <Name>{party.name}</Name>
                </Link>
              </span>
            ))}
            .
          </p>
        )}
        {instrument.occurrences > 0 && (
          <p className="ways">
            <Link href={timeline({ instrument: [instrument.id] })}>
              {counted(instrument.occurrences, 'occurrence')} on the timeline
            </Link>
          </p>
        )}
        <Section title="Standing">
          {periods.length === 0 ? (
            <p>No occurrence in the archive changes how it stands.</p>
          ) : (
            <>
              <StandingBand periods={periods} />
              <StandingTable periods={periods} />
            </>
          )}
        </Section>
        {citations.length > 0 && (
          <Section title="Sources">
            <Citations citations={citations} />
          </Section>
        )}
        <History
          path={`/instruments/${encodeURIComponent(instrument.id)}`}
          version={instrument.version}
        />
      </div>
    </Page>
  );
}

function StandingTable({ periods }: { readonly periods: readonly StandingPeriod[] }) {
  const href = useHref();
  return (
    <table className="standing-table">
      <caption className="unseen">How it stood, since when, and through what</caption>
      <thead>
        <tr>
          <th scope="col">Standing</th>
          <th scope="col">Since</th>
          <th scope="col">Through</th>
        </tr>
      </thead>
      <tbody>
        {periods.map((period) => (
          <tr key={`${period.occurrence.id} ${period.standing}`}>
            <th scope="row">
              {capitalTerm(period.standing)}
              {period.certainty === 'possible' && <span className="possibly">possibly</span>}
            </th>
            <td className="date">{period.date.words}</td>
            <td>
              <Link href={href({ page: 'occurrence', id: period.occurrence.id })}>
                <Name>{period.occurrence.name}</Name>
              </Link>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
