import { parseReading, printClocks, printReading } from '../reading/reading-address.ts';
import { noFilters, plainReading, type Filters } from '../reading/reading.ts';
import { useAddress } from './address.ts';
import { pathOf, type Route } from './route.ts';

/** Makes addresses of pages that stay on the clocks of the page one comes from. */
export function useHref(): (route: Exclude<Route, { page: 'nowhere' }>) => string {
  const { search } = useAddress();
  const clocks = printClocks(parseReading(search));
  return (route) => `${pathOf(route)}${clocks}`;
}

/** Makes addresses of the timeline narrowed to some filters, on the same clocks. */
export function useTimelineHref(): (filters: Partial<Filters>) => string {
  const { search } = useAddress();
  const { until, knownBy, asOf, match } = parseReading(search);
  return (filters) => {
    const clocks = { ...plainReading, until, knownBy, asOf, match };
    return `/${printReading({ ...clocks, filters: { ...noFilters, ...filters } })}`;
  };
}

/** Asks the API about one thing, or one register, on the clocks of this page's address. */
export function useQuestion(path: string): string {
  const { search } = useAddress();
  return `/api${path}${printClocks(parseReading(search))}`;
}
