const places = ['1 %', '50 %', 'head'];

const groups = [
  { title: 'reading, ms', places },
  { title: 'past ÷ head', places: places.slice(0, -1) },
  { title: 'replay, ms', places },
  { title: 'replay ÷ reading', places },
];

const nameWidth = 28;
const width = 9;

/** The two lines above the figures. */
export function heading(): string {
  const titles = groups.map(({ title, places }) => title.padStart(places.length * width));
  const cells = groups.flatMap((group) => group.places.map((place) => place.padStart(width)));
  return `${' '.repeat(nameWidth)}${titles.join('')}\n${' '.repeat(nameWidth)}${cells.join('')}`;
}

/** One reading's figures at each place, and those of its replay (none: it was not replayed). */
export function line(
  name: string,
  { times, replays }: { readonly times: readonly number[]; readonly replays: readonly number[] },
): string {
  const past = times.slice(0, -1).map((time) => time / (times.at(-1) ?? Number.NaN));
  const faster = replays.map((time, index) => time / (times[index] ?? Number.NaN));
  const cells = [...times, ...past, ...replays, ...faster].map((figure) =>
    shown(figure).padStart(width),
  );
  return `${name.padEnd(nameWidth)}${cells.join('')}`;
}

/** The middle one of some times. */
export function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}

// Three digits that count.
function shown(figure: number): string {
  if (figure >= 100) return Math.round(figure).toLocaleString('en');
  return figure.toFixed(figure >= 10 ? 1 : figure >= 0.1 ? 2 : 3);
}
