import type { SearchAnswer, SearchResult } from '../../events/readings/answers.ts';
import { Link } from '../address/link.tsx';
import type { Register } from '../address/route.ts';
import { useHref } from '../address/use-href.ts';
import { MarkedText } from '../writing/highlighted.tsx';

const shownMax = 5;

const groups: readonly { thing: SearchResult['thing']; label: string; register: Register }[] = [
  { thing: 'actor', label: 'Actors', register: 'actors' },
  { thing: 'instrument', label: 'Instruments', register: 'instruments' },
  { thing: 'source', label: 'Sources', register: 'sources' },
];

/** What else the search words name: actors, instruments and sources, each a link to its page. */
export function AlsoFound({ found }: { readonly found: SearchAnswer | null }) {
  const things = found?.items ?? [];
  const shown = groups.filter(({ thing }) => things.some((one) => one.thing === thing));
  if (shown.length === 0) return null;
  return (
    <nav className="also" aria-label="Also found">
      {shown.map(({ thing, label, register }) => (
        <section key={thing}>
          <h3>{label}</h3>
          <ul>
            {things
              .filter((one) => one.thing === thing)
              .slice(0, shownMax)
              .map((one) => (
                <li key={one.id}>
                  <FoundLink result={one} register={register} />
                </li>
              ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

function FoundLink({ result, register }: { result: SearchResult; register: Register }) {
  const href = useHref();
  const highlighted = result.highlights['name'] ?? result.highlights['title'];
  return (
    <Link href={href({ page: 'thing', register, id: result.id })}>
      <MarkedText text={result.name} highlighted={highlighted} />
    </Link>
  );
}
