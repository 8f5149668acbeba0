import type { Paged } from '../reading/reader.ts';
import type { Found } from './reading.ts';

/** Parts a page from the cursor of the next one: the cursor goes into a header. */
export function splitPage<Answer extends object>(page: Paged<Answer>): Found {
  const { next, ...answer } = page;
  return { answer, next };
}
