import type { UnparsedEvent } from '../../server/archive.ts';

/** A source of numbers in [0, 1) that gives the same ones for the same seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const actorCount = 200;
const sourceCount = 500;
const kinds = ['agreement', 'report', 'indictment', 'statement', 'breach', 'law', 'sanction'];
const tags = ['espionage', 'telecoms', 'trade', 'norms', 'law', 'cyber', 'standards', 'research'];
const roles = ['signatory', 'author', 'target', 'suspect'];
const places = ['Beijing', 'Washington', 'Geneva', 'Brussels', 'Vancouver', 'Canberra'];
const prose =
  'Negotiators met for a second round after the report had found that the practice went on, and ' +
  'agreed on a text that neither side called binding. ';

/** The registers that the occurrences below name. */
export function registers(): UnparsedEvent[] {
  return [
    ...count(actorCount, (index) => ({
      stream: `actor-a${index}`,
      type: 'ActorRegistered',
      data: { name: `Actor ${index}`, kind: 'state' },
    })),
    ...count(sourceCount, (index) => ({
      stream: `source-s${index}`,
      type: 'SourceRegistered',
      data: { type: 'report', title: `Report ${index}`, published: '2019' },
    })),
    ...count(20, (index) => ({
      stream: `instrument-i${index}`,
      type: 'InstrumentRegistered',
      data: { title: `Instrument ${index}`, kind: 'agreement' },
    })),
    { stream: 'chronicle-c', type: 'ChronicleOpened', data: { title: 'A chronicle' } },
  ];
}

/** How many occurrences an editor tells from the same few documents, before turning to others. */
const burstLength = 100;

/** How occurrences follow each other: as an editor reads documents, or each about anything. */
export type Spread = 'bursts' | 'uniform';

/** Plausible first tellings of about 1 KB, each of its own stream. */
export function* occurrences(
  seed: number,
  newId: () => string,
  spread: Spread,
): Generator<UnparsedEvent> {
  const next = random(seed);
  const below = (limit: number): number => Math.floor(next() * limit);
  const of = <Item>(items: readonly Item[]): Item | undefined => items[below(items.length)];
  let burst = burstOf(below, next);
  for (let told = 1; ; told += 1) {
    if (spread === 'uniform' || told % burstLength === 0) burst = burstOf(below, next);
    const supporting = citation(of(burst.sources), below, 'supports');
    yield {
      stream: `occurrence-${newId()}`,
      type: 'OccurrenceRecorded',
      data: {
        title: `Second round of talks ${below(1_000_000)}`,
        summary: prose.repeat(1 + below(3)),
        date: {
          edtf: edtf(burst.year + below(4), below),
          verbatim: 'in the autumn of that year',
          basis: 'stated',
        },
        kind: of(kinds),
        actors: [
          { actor: of(burst.actors), role: of(roles) },
          { actor: of(burst.actors), role: 'subject' },
        ],
        places: [of(places)],
        tags: [of(tags), 'seeded'],
        chronicles: ['c'],
        importance: 1 + below(5),
        effects: below(5) === 0 ? [{ instrument: `i${below(20)}`, standing: 'in-force' }] : [],
        citations:
          below(2) === 0
            ? [supporting]
            : [supporting, citation(of(burst.sources), below, 'mentions', '2018')],
      },
    };
  }
}

/** The documents, actors and years that one editor is at. */
function burstOf(below: (limit: number) => number, next: () => number) {
  return {
    year: 1950 + below(73),
    sources: count(3, () => `s${below(sourceCount)}`),
    // Some actors are everywhere.
    actors: count(12, () => `a${Math.floor(next() ** 3 * actorCount)}`),
  };
}

function citation(
  source: string | undefined,
  below: (limit: number) => number,
  stance: string,
  date?: string,
) {
  return {
    source,
    locator: `${stance === 'supports' ? 'paragraph' : 'page'} ${below(1_000)}`,
    stance,
    ...(date === undefined ? {} : { date, note: 'As the later report has it.' }),
  };
}

function edtf(year: number, below: (limit: number) => number): string {
  const month = String(1 + below(12)).padStart(2, '0');
  switch (below(6)) {
    case 0:
      return `${year}`;
    case 1:
      return `${year}-${month}`;
    case 2:
      return `${year}-${month}-03/${year}-${month}-21`;
    case 3:
      return `${year}~`;
    default:
      return `${year}-${month}-${String(1 + below(28)).padStart(2, '0')}`;
  }
}

function count<Item>(length: number, make: (index: number) => Item): Item[] {
  return Array.from({ length }, (_, index) => make(index));
}
