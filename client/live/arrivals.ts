import type { HeadTold } from '../../events/readings/live.ts';
import { announce } from '../frame/announcer.tsx';
import { sessionKnown } from '../session/session.ts';
import { counted } from '../writing/term.ts';

/** Not oftener than this: an import is told a few times, not once an event. */
const everyMs = 10_000;

/** After the page has drawn what arrived, and said how many occurrences it shows. */
const soonMs = 2_000;

let heard = 0;
let count = 0;
let names = new Set<string>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** Says quietly, to those who listen to the page, what others appended while it is shown. */
export function tellArrivals({ position, events }: HeadTold): void {
  const isFirst = heard === 0;
  const own = sessionKnown().answer?.person?.name;
  const arrived = events.filter((event) => event.position > heard && event.recordedBy !== own);
  heard = Math.max(heard, position);
  if (isFirst || arrived.length === 0) return;
  count += arrived.length;
  for (const { recordedBy } of arrived) names.add(recordedBy);
  timer ??= setTimeout(say, soonMs);
}

function say(): void {
  const many = names.size > 3;
  const by = many ? `${names.size} people` : [...names].join(', ');
  if (document.visibilityState === 'visible')
    announce(`${counted(count, 'event')} arrived, by ${by}`);
  count = 0;
  names = new Set();
  timer = setTimeout(() => {
    timer = undefined;
    if (count > 0) say();
  }, everyMs);
}
