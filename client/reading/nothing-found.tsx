import { filterCount, unfiltered, type Reading } from './reading.ts';
import type { UsedReading } from './use-reading.ts';
import { counted } from '../writing/term.ts';

interface NothingFoundProps extends UsedReading {
  /** How many occurrences match outside the window; null: not known. */
  readonly elsewhere: number | null;
  readonly onFit: () => void;
}

/** Says why nothing is shown, and what to do about it. */
export function NothingFound({ reading, change, elsewhere, onFit }: NothingFoundProps) {
  const isNarrowed = filterCount(reading.filters) > 0 || reading.q !== '';
  return (
    <section className="notice" data-testid="nothing-found">
      <h2>Nothing to show.</h2>
      {elsewhere !== null && elsewhere > 0 ? (
        <>
          <p>
            No occurrence lies in this stretch of time. {counted(elsewhere, 'occurrence')}{' '}
            {elsewhere === 1 ? 'lies' : 'lie'} outside it.
          </p>
          <button type="button" className="button" onClick={onFit}>
            Show all time
          </button>
        </>
      ) : (
        <p>{isNarrowed ? whyNarrowed(reading) : whyEmpty(reading)}</p>
      )}
      {isNarrowed && (
        <button type="button" className="button" onClick={() => change(lifted(reading))}>
          Lift all filters
        </button>
      )}
    </section>
  );
}

function whyNarrowed(reading: Reading): string {
  const hasFilters = filterCount(reading.filters) > 0;
  if (reading.q !== '' && hasFilters)
    return `No occurrence has the words “${reading.q}” and matches every filter. Try fewer words, or lift a filter.`;
  if (reading.q !== '')
    return `No occurrence has the words “${reading.q}”. Try fewer or other words.`;
  return 'No occurrence matches all of these filters together. Lift one of them.';
}

function whyEmpty({ asOf, knownBy, until }: Reading): string {
  if (asOf !== null || knownBy !== null || until !== null)
    return 'This past reading of the archive holds no occurrence yet.';
  return 'The archive holds no occurrence yet.';
}

function lifted(reading: Reading): Partial<Reading> {
  const { q, filters } = unfiltered(reading);
  return { q, filters };
}
