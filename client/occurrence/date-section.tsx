import type { CitationAnswer, DateAnswer } from '../../events/readings/answers.ts';
import { certaintySentences } from '../writing/certainty.ts';
import { counted } from '../writing/term.ts';
import { Section } from './section.tsx';

interface DateSectionProps {
  readonly date: DateAnswer;
  readonly citations: readonly CitationAnswer[];
}

/** When it happened, how sure that is, in whose words, and who says otherwise. */
export function DateSection({ date, citations }: DateSectionProps) {
  const saying = citations.filter((citation) => citation.date !== null);
  const disagreeing = saying.filter((citation) => citation.date?.disagrees === true);
  return (
    <Section title="Date" className="date-section">
      <p className="date-whole">
        <span className="date">{date.words}</span>{' '}
        <code className="edtf" title="The date in EDTF (ISO 8601-2)">
          {date.edtf}
        </code>
      </p>
      {/* Of a year of which no digit is known, bounds say nothing. */}
      {date.edtf !== 'XXXX' && <p>{certaintySentences(date).join(' ')}</p>}
      {date.verbatim !== undefined && date.verbatim !== '' && (
        <p>
          The source’s own words: <q dir="auto">{date.verbatim}</q>
        </p>
      )}
      {date.note !== undefined && date.note !== '' && <p dir="auto">{date.note}</p>}
      {disagreeing.length > 0 && (
        <p className="disagrees">
          {disagreeing.length === saying.length && saying.length > 1
            ? 'All sources that give a date of their own disagree with this one.'
            : `${counted(disagreeing.length, 'source')} can’t be reconciled with this date:`}{' '}
          {disagreeing.map((citation, index) => (
            <span key={`${citation.source} ${citation.locator}`}>
              {index > 0 && '; '}
              <bdi>{citation.sourceTitle}</bdi> has {citation.date?.words}
            </span>
          ))}
          .
        </p>
      )}
    </Section>
  );
}
