import type { AsOf } from '../../events/readings/answers.ts';
import { Link } from '../address/link.tsx';
import { instantInWords } from '../writing/day-words.ts';
import { grouped } from '../writing/term.ts';

/** The foot of every page: which state of the archive was read. */
export function Colophon({ position }: { readonly position: AsOf | null }) {
  return (
    <footer className="colophon">
      <p>
        {position === null || position.recordedAt === null ? (
          'Regesta, an archive that forgets nothing.'
        ) : (
          <>
            Read from the archive as it stood after event {grouped(position.position)}, recorded on{' '}
            <time dateTime={position.recordedAt}>{instantInWords(position.recordedAt)}</time>.
          </>
        )}{' '}
        <Link href="/ledger">The ledger of changes</Link>{' '}
        <a href="/api/docs">The archive as data</a>
      </p>
    </footer>
  );
}
