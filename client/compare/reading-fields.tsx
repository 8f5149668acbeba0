import { asOfInWords, dateInWords } from '../writing/clock-words.ts';
import { ClockField } from '../clocks/clock-field.tsx';
import type { ReadingClocks } from './comparison.ts';
import { dateSenses, stateSenses } from '../clocks/typed-clock.ts';

interface ReadingFieldsProps {
  readonly name: string;
  /** Where it stands in time beside the other; '' where both are the same. */
  readonly place: string;
  readonly clocks: ReadingClocks;
  readonly onChange: (clocks: ReadingClocks) => void;
}

/** The three clocks of one of two readings. */
export function ReadingFields({ name, place, clocks, onChange }: ReadingFieldsProps) {
  const { until, knownBy, asOf } = clocks;
  return (
    <fieldset className="reading-fields">
      <legend>
        {name}
        {place !== '' && <span className="reading-place"> ({place})</span>}
      </legend>
      <ClockField
        label="Had begun by"
        placeholder="any time"
        words={until === null ? '' : dateInWords(until)}
        sensesOf={dateSenses}
        onChange={(value) => onChange({ ...clocks, until: value })}
      />
      <ClockField
        label="Known by"
        placeholder="any time"
        words={knownBy === null ? '' : dateInWords(knownBy)}
        sensesOf={dateSenses}
        onChange={(value) => onChange({ ...clocks, knownBy: value })}
      />
      <ClockField
        label="As the archive stood"
        placeholder="now"
        words={asOf === null ? '' : asOfInWords(asOf)}
        sensesOf={stateSenses}
        onChange={(value) => onChange({ ...clocks, asOf: value })}
      />
    </fieldset>
  );
}
