import type { DisputeAnswer, OccurrenceAnswer } from '../../events/readings/answers.ts';
import { kindNamed, useKinds } from '../chronicle/kinds.ts';
import { termInWords } from '../writing/term.ts';
import { Citations } from './citations.tsx';
import { Section } from './section.tsx';

type Whole = OccurrenceAnswer['occurrence'];

const outcomes = {
  upheld: 'The claim was upheld.',
  rejected: 'The claim was rejected.',
  'left-open': 'It was left open for good.',
} as const;

/** Competing claims, each beside what the archive prefers. */
export function Disputes({ occurrence }: { readonly occurrence: Whole }) {
  if (occurrence.disputes.length === 0) return null;
  return (
    <Section title="Competing claims">
      <ul className="disputes">
        {occurrence.disputes.map((dispute) => (
          <li key={dispute.dispute}>
            <DisputeOf dispute={dispute} occurrence={occurrence} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function DisputeOf({ dispute, occurrence }: { dispute: DisputeAnswer; occurrence: Whole }) {
  const preferred = usePreferred(dispute, occurrence);
  return (
    <div className="dispute">
      <p className="dispute-about">
        About {aboutInWords(dispute.about)}
        <span className="dispute-state">{dispute.resolved === null ? 'open' : 'resolved'}</span>
      </p>
      <div className="sides">
        <div className="side">
          <p className="side-name">The archive’s reading</p>
          <p dir="auto">{preferred}</p>
        </div>
        <div className="side side-claim">
          <p className="side-name">The competing claim</p>
          {dispute.date !== null && (
            <p>
              <span className="date">{dispute.date.words}</span>{' '}
              <code className="edtf">{dispute.date.edtf}</code>
            </p>
          )}
          <p dir="auto">{dispute.claim}</p>
        </div>
      </div>
      <p className="side-name">What bears on the claim</p>
      <Citations citations={dispute.citations} />
      {dispute.resolved !== null && (
        <p className="dispute-end">
          {outcomes[dispute.resolved.outcome]} <bdi>{dispute.resolved.resolution}</bdi>
        </p>
      )}
    </div>
  );
}

function aboutInWords(about: DisputeAnswer['about']): string {
  return about === 'occurrence' ? 'whether it happened so at all' : `the ${about}`;
}

function usePreferred({ about }: DisputeAnswer, occurrence: Whole): string {
  const kinds = useKinds();
  switch (about) {
    case 'occurrence':
      return 'It happened as it is told here.';
    case 'date':
      return occurrence.date.words;
    case 'title':
      return occurrence.title;
    case 'summary':
      return occurrence.summary === '' ? occurrence.title : occurrence.summary;
    case 'kind':
      return kindNamed(kinds, occurrence.kind).label;
    case 'actors':
      return occurrence.actors.map(({ name, role }) => `${name} (${termInWords(role)})`).join('; ');
    case 'places':
      return occurrence.places.join('; ');
    case 'effects':
      return occurrence.effects
        .map(({ instrument, standing }) => `${instrument.name}: ${termInWords(standing)}`)
        .join('; ');
  }
}
