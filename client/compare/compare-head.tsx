import { useId, useState } from 'react';
import { ChangeCounts } from './change-counts.tsx';
import { clocksOf, comparisonViews, swapped } from './comparison.ts';
import type { Comparison, ComparisonView, ReadingClocks } from './comparison.ts';
import type { UsedReading } from '../reading/use-reading.ts';
import { ReadingFields } from './reading-fields.tsx';
import { comparisonInWords } from './reading-words.ts';
import type { Compared } from './use-comparison.ts';

const viewNames: Readonly<Record<ComparisonView, string>> = {
  overlay: 'As one',
  side: 'Side by side',
};

interface CompareHeadProps {
  readonly used: UsedReading;
  readonly comparison: Comparison;
  readonly compared: Compared;
}

/** Says which two readings are compared and how much differs; swaps, changes and leaves them. */
export function CompareHead({ used, comparison, compared }: CompareHeadProps) {
  const { reading, change } = used;
  const { order, clocks, counts, failed } = compared;
  const isSame = order.differing.length === 0;
  const isTelling = !isSame && failed === null;
  const own = clocksOf(reading);
  const words = comparisonInWords(clocks.earlier, clocks.later, order.differing);
  return (
    <section className="compare-head" aria-label="Comparison">
      <p className="compared" data-testid="compared">
        {words}
        {isTelling ? ': ' : '.'}
        {isTelling && <ChangeCounts counts={counts} />}
      </p>
      <div className="compare-controls">
        <ViewSwitch
          view={comparison.view}
          onChange={(view) => change({ compare: { ...comparison, view } })}
        />
        <button
          type="button"
          className="button"
          disabled={isSame}
          onClick={() => change(swapped(own, comparison))}
        >
          Swap
        </button>
        <button type="button" className="button" onClick={() => change({ compare: null })}>
          Leave the comparison
        </button>
      </div>
      <Readings
        own={own}
        against={comparison.against}
        earlier={isSame ? null : order.earlier}
        onOwn={(next) => change(next)}
        onAgainst={(against) => change({ compare: { ...comparison, against } })}
      />
    </section>
  );
}

function ViewSwitch(props: {
  readonly view: ComparisonView;
  readonly onChange: (view: ComparisonView) => void;
}) {
  return (
    <fieldset className="switch">
      <legend className="unseen">Show both readings</legend>
      {comparisonViews.map((one) => (
        <label key={one}>
          <input
            type="radio"
            name="compare"
            checked={props.view === one}
            onChange={() => props.onChange(one)}
          />
          <span>{viewNames[one]}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface ReadingsProps {
  readonly own: ReadingClocks;
  readonly against: ReadingClocks;
  /** Which of them is the earlier; null: they are the same. */
  readonly earlier: 'own' | 'other' | null;
  readonly onOwn: (clocks: ReadingClocks) => void;
  readonly onAgainst: (clocks: ReadingClocks) => void;
}

/** The clocks of both readings, at first folded away where there is something to see already. */
function Readings({ own, against, earlier, onOwn, onAgainst }: ReadingsProps) {
  const isSame = earlier === null;
  const [isOpen, setOpen] = useState(isSame);
  const id = useId();
  const placeOf = (which: 'own' | 'other'): string => {
    if (isSame) return '';
    return which === earlier ? 'the earlier' : 'the later';
  };
  return (
    <details
      className="readings"
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary aria-describedby={isSame ? id : undefined}>Which readings</summary>
      {isSame && (
        <p id={id}>Give one of them a date, or a state of the archive, to see what differs.</p>
      )}
      <div className="readings-both">
        <ReadingFields name="This reading" place={placeOf('own')} clocks={own} onChange={onOwn} />
        <ReadingFields
          name="Compared with"
          place={placeOf('other')}
          clocks={against}
          onChange={onAgainst}
        />
      </div>
    </details>
  );
}
