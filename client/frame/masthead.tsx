import { Link } from '../address/link.tsx';
import type { Route } from '../address/route.ts';
import { useHref } from '../address/use-href.ts';
import { ProposalsLink } from '../proposals/proposals-link.tsx';
import { SearchBox } from '../search/search-box.tsx';
import { useIsAtLeast } from '../session/use-session.ts';
import { AccountCorner } from '../session/account-corner.tsx';
import { switchTheme, useTheme } from './theme.ts';

const places = [
  { label: 'Timeline', route: { page: 'reading' } },
  { label: 'Actors', route: { page: 'register', register: 'actors' } },
  { label: 'Instruments', route: { page: 'register', register: 'instruments' } },
  { label: 'Sources', route: { page: 'register', register: 'sources' } },
] as const satisfies readonly { label: string; route: Exclude<Route, { page: 'nowhere' }> }[];

interface MastheadProps {
  readonly route: Route;
  readonly onHelp: () => void;
}

/** The head of every page: where one is, where one can go, and the search. */
export function Masthead({ route, onHelp }: MastheadProps) {
  const href = useHref();
  const theme = useTheme();
  const canAdd = useIsAtLeast('contributor');
  return (
    <header className="masthead">
      <Link href={href({ page: 'reading' })} className="wordmark">
        Regesta
      </Link>
      <nav aria-label="Archive" className="places">
        <ul>
          {places.map((place) => (
            <li key={place.label}>
              <Link href={href(place.route)} current={isAt(place.route, route)}>
                {place.label}
              </Link>
            </li>
          ))}
          {canAdd && (
            <li>
              <Link href="/add" current={route.page === 'add'}>
                Add occurrence
              </Link>
            </li>
          )}
          {canAdd && (
            <li>
              <ProposalsLink isCurrent={route.page === 'proposals' || route.page === 'proposal'} />
            </li>
          )}
        </ul>
      </nav>
      <SearchBox isOnReading={route.page === 'reading'} />
      <AccountCorner />
      <div className="tools">
        <button
          type="button"
          className="icon-button"
          aria-label={theme === 'dark' ? 'Light theme' : 'Dark theme'}
          onClick={switchTheme}
        >
          <span aria-hidden="true" className={`theme-mark theme-mark-${theme}`} />
        </button>
        <button type="button" className="icon-button" aria-label="Keys" onClick={onHelp}>
          <span aria-hidden="true">?</span>
        </button>
      </div>
    </header>
  );
}

function isAt(place: (typeof places)[number]['route'], route: Route): boolean {
  if (place.page === 'reading') return route.page === 'reading';
  return route.page === 'register' && route.register === place.register;
}
