import { readDate } from '../../events/dates/date-reading.ts';
import { parseEdtf } from '../../events/dates/parse.ts';
import type { DateProposal } from '../../events/dates/propose.ts';
import type { DateAnswer } from '../../events/readings/answers.ts';
import { certaintySentences } from '../writing/certainty.ts';
import { DateAxis } from './date-axis.tsx';
import { readTyped, type TypedDate } from './date-draft.ts';

interface DatePreviewProps {
  readonly value: TypedDate;
  readonly onChange: (value: TypedDate) => void;
  /** A name for the group of choices. */
  readonly name: string;
}

/** How a typed date is understood, in words and drawn; what can be read in several ways is asked. */
export function DatePreview({ value, onChange, name }: DatePreviewProps) {
  if (value.text.trim() === '') return null;
  const { proposals } = readTyped(value.text);
  return (
    <div className="date-preview">
      {proposals.length === 0 && <NotUnderstood text={value.text} />}
      {proposals.length > 1 && <Senses {...{ proposals, value, onChange, name }} />}
      {value.edtf !== '' && <Understood edtf={value.edtf} proposals={proposals} />}
    </div>
  );
}

function NotUnderstood({ text }: { readonly text: string }) {
  const parsed = parseEdtf(text.trim());
  const looksWritten = /^[[{(]?-?\d|^Y-?\d/u.test(text.trim());
  return (
    <p className="date-not-understood">
      This is no date that can be read as yet.{' '}
      {looksWritten && !parsed.ok ? (
        <bdi>As EDTF: {parsed.issue.message}.</bdi>
      ) : (
        'Try “25 September 2015”, “about 1066”, “spring 1789”, or EDTF.'
      )}
    </p>
  );
}

interface SensesProps extends DatePreviewProps {
  readonly proposals: readonly DateProposal[];
}

function Senses({ proposals, value, onChange, name }: SensesProps) {
  return (
    <fieldset className="date-senses">
      <legend>This can be read in several ways. Which is meant?</legend>
      {proposals.map(({ edtf, words, understood }) => (
        <label key={edtf} className="tick">
          <input
            type="radio"
            name={`${name}-sense`}
            checked={value.edtf === edtf}
            onChange={() => onChange({ text: value.text, edtf })}
          />
          <span>
            <strong>{words}</strong>, {understood}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

interface UnderstoodProps {
  readonly edtf: string;
  readonly proposals: readonly DateProposal[];
}

function Understood({ edtf, proposals }: UnderstoodProps) {
  const read = readDate(edtf);
  if (!read.ok) return null;
  const { words, bounds } = read.reading;
  const understood = proposals.find((one) => one.edtf === edtf)?.understood ?? '';
  const date: DateAnswer = { ...bounds, edtf, words, basis: 'stated' };
  const [extent, ...doubts] = certaintySentences(date).slice(0, -1);
  return (
    <>
      <p className="date-understood" role="status">
        <span className="date">{words}</span> <code className="edtf">{edtf}</code>
        {proposals.length === 1 && understood !== 'written in EDTF' && (
          <span className="date-how">{understood}</span>
        )}
      </p>
      <DateAxis bounds={bounds} words={words} />
      <p className="date-extent">{[extent, ...doubts].join(' ')}</p>
    </>
  );
}
