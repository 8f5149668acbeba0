import { createContext, use } from 'react';
import { parseReading, printClocks, printReading } from '../reading/reading-address.ts';
import { noFilters, plainReading, type Filters, type Reading } from '../reading/reading.ts';
import { useAddress } from './address.ts';
import { pathOf, type Route } from './route.ts';

/** The clocks of what is shown, where they are not those of the address; null: they are. */
export const ClocksContext = createContext<Pick<Reading, 'until' | 'knownBy' | 'asOf'> | null>(
  null,
);

/** Makes addresses of pages that stay on the clocks of the page one comes from. */
export function useHref(): (route: Exclude<Route, { page: 'nowhere' }>) => string {
  const clocks = printClocks(useClocks());
  return (route) => `${pathOf(route)}${clocks}`;
}

/** Makes addresses of the timeline narrowed to some filters, on the same clocks. */
export function useTimelineHref(): (filters: Partial<Filters>) => string {
  const { until, knownBy, asOf, match } = useClocks();
  return (filters) => {
    const clocks = { ...plainReading, until, knownBy, asOf, match };
    return `/${printReading({ ...clocks, filters: { ...noFilters, ...filters } })}`;
  };
}

/** Asks the API about one thing, or one register, on the clocks of this page's address. */
export function useQuestion(path: string): string {
  return `/api${path}${printClocks(useClocks())}`;
}

/** The same whatever day is replayed to: what a chronicle says of itself does not begin. */
export function useStandingQuestion(path: string): string {
  return `/api${path}${printClocks({ ...useClocks(), until: null })}`;
}

/** Asks the API what was said of a thing: only what had been recorded limits that. */
export function useHistoryQuestion(path: string): string {
  return useRecordedQuestion(`${path}/history`);
}

/** Asks the API about what had been recorded: no other clock limits that. */
export function useRecordedQuestion(path: string): string {
  const { asOf } = useClocks();
  return `/api${path}${printClocks({ ...plainReading, asOf })}`;
}

function useClocks(): Reading {
  const { search } = useAddress();
  return { ...parseReading(search), ...use(ClocksContext) };
}
