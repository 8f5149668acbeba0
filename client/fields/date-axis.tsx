import type { DateBounds } from '../../events/dates/bounds.ts';

interface DateAxisProps {
  readonly bounds: DateBounds;
  readonly words: string;
}

/** A date drawn on a small axis. */
export function DateAxis(_props: DateAxisProps) {
  return null;
}
