import { ClockField } from '../clocks/clock-field.tsx';
import { dateSenses, stateSenses } from '../clocks/typed-clock.ts';
import type { UsedReading } from '../reading/use-reading.ts';
import { asOfInWords, dateInWords } from '../writing/clock-words.ts';
import { RecordedDays } from './recorded-days.tsx';
import { dayOfUntil } from './until.ts';

/** Where the play-head is to go, typed in plain words or EDTF. */
export function GoToDate({ change }: UsedReading) {
  return (
    <ClockField
      label="Go to"
      placeholder="2018-11, early May 2016"
      words=""
      sensesOf={(typed) => dateSenses(typed).filter(({ value }) => dayOfUntil(value) !== null)}
      onChange={(until) => {
        if (until !== null) change({ until });
      }}
    />
  );
}

/** The two other clocks: what could have been known by a date, and what this archive said then. */
export function OtherClocks({ reading, change }: UsedReading) {
  const { knownBy, asOf } = reading;
  return (
    <>
      <ClockField
        label="Known by"
        placeholder="any time"
        words={knownBy === null ? '' : dateInWords(knownBy)}
        sensesOf={dateSenses}
        onChange={(value) => change({ knownBy: value })}
      />
      <ClockField
        label="As this archive stood"
        placeholder="now"
        words={asOf === null ? '' : asOfInWords(asOf)}
        sensesOf={stateSenses}
        onChange={(value) => change({ asOf: value })}
      />
      <RecordedDays asOf={asOf} onChange={(value) => change({ asOf: value })} />
    </>
  );
}
