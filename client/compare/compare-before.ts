import { parseReading, printReading } from '../reading/reading-address.ts';
import { clocksOf } from './comparison.ts';

/**
 * The address of a comparison with the archive as it stood before an event was said. What is read
 * now stays as it is, and what is open (an id; null: nothing) is opened there.
 */
export function compareBefore(search: string, position: number, open: string | null): string {
  const reading = parseReading(search);
  const against = { ...clocksOf(reading), asOf: `seq:${position - 1}` };
  return `/${printReading({ ...reading, open, compare: { view: 'overlay', against } })}`;
}
