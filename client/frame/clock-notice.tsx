import { goTo, addressNow, useAddress } from '../address/address.ts';
import { parseReading, printReading } from '../reading/reading-address.ts';
import { asOfInWords, dateInWords } from '../writing/clock-words.ts';

/** Says plainly that the page is not read as of now, and offers the way back. */
export function ClockNotice() {
  const { search } = useAddress();
  const { until, knownBy, asOf, match, compare, replay } = parseReading(search);
  const parts = [
    ...(asOf === null ? [] : [`the archive as it stood ${asOfInWords(asOf)}`]),
    ...(knownBy === null ? [] : [`only what had been published by ${dateInWords(knownBy)}`]),
    ...(until === null ? [] : [`only what had begun by ${dateInWords(until)}`]),
    ...(match === 'certain' ? ['only what certainly lies in the window'] : []),
  ];
  // A comparison says itself which two readings it is of.
  if (compare !== null || (parts.length === 0 && !replay)) return null;
  const isPast = asOf !== null || knownBy !== null || until !== null;
  return (
    <aside className="banner clock-notice" aria-label="Which reading this is">
      <p>
        {parts.length === 0 ? (
          // Said before anything moves, so that the page does not when the play-head first does.
          'The present reading, to be replayed: nothing is held back.'
        ) : (
          <>
            {isPast ? 'A past reading: ' : 'A narrower reading: '}
            {parts.slice(0, -1).join(', ')}
            {parts.length > 1 ? ' and ' : ''}
            {parts.at(-1)}.
          </>
        )}
      </p>
      {parts.length > 0 && (
        <button type="button" className="quiet-button" onClick={backToNow}>
          Read it as it is now
        </button>
      )}
    </aside>
  );
}

function backToNow(): void {
  const { path, search } = addressNow();
  const reading = parseReading(search);
  const now = { ...reading, until: null, knownBy: null, asOf: null, match: 'possible' as const };
  goTo(`${path}${printReading(now)}`, 'push');
}
