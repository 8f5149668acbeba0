import { addressNow, goTo } from '../address/address.ts';
import { pathOf } from '../address/route.ts';
import { parseReading, printReading } from '../reading/reading-address.ts';

/**
 * Names an occurrence in the address by its id, if it went by its slug: a retracted occurrence has
 * no slug any more, and a revision may give it another.
 */
export function addressById(id: string, slug: string): void {
  const { path, search } = addressNow();
  const reading = parseReading(search);
  if (path === pathOf({ page: 'occurrence', id: slug }))
    goTo(`${pathOf({ page: 'occurrence', id })}${search}`, 'replace');
  else if (reading.open === slug)
    goTo(`${path}${printReading({ ...reading, open: id })}`, 'replace');
}
