import type { Citation } from '../../events/vocabulary/citation.ts';
import type { EventData } from '../../events/vocabulary/event.ts';
import { actorId, actorName } from './actors.ts';
import { dateAbout, yearOfHistory } from './dates.ts';
import type { KnownOccurrence } from './desk.ts';
import type { Ground } from './ground.ts';
import { idOf } from './ids.ts';
import type { KnownInstrument } from './instruments.ts';
import { kinds, type Kind } from './kinds.ts';
import type { KnownSource } from './sources.ts';
import { editors, matters, places, roles, sentences, tags, verbatims } from './words.ts';

type Telling = EventData<'OccurrenceRecorded'>;

/** What one session tells of: a few sources about a few actors, somewhere, within some years. */
export interface Topic {
  readonly year: number;
  readonly actors: readonly number[];
  readonly place: string;
  readonly matter: string;
  readonly kinds: readonly Kind[];
  readonly sources: readonly KnownSource[];
  readonly instrument: KnownInstrument | null;
}

/** Years that much happened in; half of all topics lie in one of them. */
const hotYears = [2018, 1914, 1989, 1945, 1848, 2001, 1789, 1618, 1492, 1066, -43, 476, -480];

/** Opens a session's topic; its sources are registered, or known already. */
export function openTopic(ground: Ground): Topic {
  const { chance, clock, scribe, actors, sources, instruments } = ground;
  scribe.by = chance.favouring(editors);
  const instrument = chance.happens(0.3) ? instruments.one() : null;
  const isHot = chance.happens(0.4);
  const year =
    instrument?.year ?? (isHot ? chance.favouring(hotYears) : yearOfHistory(chance, clock.year));
  const registered = Array.from({ length: chance.between(0, 3) }, () =>
    sources.register(year, clock.year),
  );
  return {
    year: Math.min(year, clock.year),
    actors: actors.some(chance.between(2, 8)),
    place: chance.favouring(places),
    matter: chance.favouring(matters),
    kinds: [chance.favouring(kinds), chance.favouring(kinds), chance.favouring(kinds)],
    sources: [...registered, sources.reference()],
    instrument,
  };
}

/** Tells of an occurrence for the first time; `twinOf`: it is one that was told of already. */
export function tell(
  ground: Ground,
  topic: Topic,
  { number, twinOf }: { readonly number: number; readonly twinOf: KnownOccurrence | null },
): KnownOccurrence {
  const { chance, clock, scribe } = ground;
  const kind = chance.of(topic.kinds);
  const told = chance.favouring(topic.actors);
  const other = topic.actors.find((one) => one !== told) ?? told;
  const { matter, place } = topic;
  const { effects, year } = effectOn(ground, topic);
  const edtf = dateAbout(chance, twinOf?.year ?? year);
  const title = twinOf
    ? `${twinOf.title} (as told elsewhere)`
    : kind.title({ a: actorName(told), b: actorName(other), matter, place });
  const citations = citationsOf(ground, topic, edtf);
  const data: Telling = {
    title: title.slice(0, 300),
    summary: summaryOf(ground, topic, title),
    date: dated(ground, edtf),
    kind: twinOf?.kind ?? kind.kind,
    actors: participationsOf(ground, topic, told),
    places: chance.happens(0.85) ? distinct([place, ...maybe(ground, places, 0.2)]) : [],
    tags: distinct([chance.favouring(tags), ...maybe(ground, tags, 0.5)]),
    chronicles: ground.chronicles.some(),
    importance: chance.weighing([
      [8, 1],
      [20, 2],
      [40, 3],
      [10, 4],
      [2, 5],
    ]),
    effects,
    citations,
  };
  const id = idOf(number);
  const written = { stream: `occurrence-${id}`, version: 0 };
  scribe.write(written, 'OccurrenceRecorded', data, chance.happens(0.3) ? 'From the sources' : '');
  const { importance } = data;
  if (chance.happens(0.7)) clock.pause();
  return {
    stream: written.stream,
    version: written.version,
    id,
    number,
    year,
    edtf,
    title: data.title,
    kind: data.kind,
    importance,
    effects,
    twinOf,
    status: 'live',
    withdrawable: citations.slice(1),
    cited: citations.length,
    relations: [],
    open: [],
    disputed: 0,
  };
}

/** A date as it is told: at times in the words of the evidence, or inferred. */
export function dated({ chance }: Ground, edtf: string): Telling['date'] {
  const verbatim = chance.happens(0.12) ? { verbatim: chance.of(verbatims) } : {};
  if (!chance.happens(0.1)) return { edtf, ...verbatim, basis: 'stated' };
  return { edtf, ...verbatim, basis: 'inferred', note: 'Follows from what is told before it.' };
}

/** A source that may be cited now: one of the topic's, or a work of reference. */
export function citable({ sources, chance }: Ground, topic: Topic): KnownSource {
  const source = chance.of(topic.sources);
  return source.isWithdrawn ? sources.reference() : source;
}

/** A source that nothing takes away, so that what rests on it stays sourced. */
export function sturdy(ground: Ground, topic: Topic): KnownSource {
  const source = ground.chance.of(topic.sources);
  return source.isDoubtful ? ground.sources.reference() : source;
}

function citationsOf(ground: Ground, topic: Topic, edtf: string): Citation[] {
  const { chance, sources } = ground;
  const first = sources.cite(sturdy(ground, topic), 'supports', 0);
  const citations = [chance.happens(0.2) ? withDate(first, edtf) : first];
  while (citations.length < 4 && chance.happens(0.35)) {
    const stance = chance.weighing<Citation['stance']>([
      [6, 'supports'],
      [1, 'disputes'],
      [3, 'mentions'],
    ]);
    const cited = sources.cite(citable(ground, topic), stance, citations.length);
    citations.push(chance.happens(0.2) ? withDate(cited, dateAbout(chance, topic.year)) : cited);
  }
  return citations;
}

function withDate({ source, locator, stance, quote }: Citation, date: string): Citation {
  return { source, locator, stance, date, ...(quote === undefined ? {} : { quote }) };
}

function effectOn(
  { chance, clock, instruments }: Ground,
  { instrument, year }: Topic,
): { readonly effects: Telling['effects']; readonly year: number } {
  if (!instrument || !chance.happens(0.2))
    return { effects: [], year: Math.min(clock.year, year + chance.below(4)) };
  const standing = instruments.moveOn(instrument, clock.year);
  return { effects: [{ instrument: instrument.id, standing }], year: instrument.year };
}

function participationsOf({ chance }: Ground, topic: Topic, told: number): Telling['actors'] {
  const others = topic.actors.filter((one) => one !== told && chance.happens(0.3));
  return [told, ...others].map((actor) => ({
    actor: actorId(actor),
    role: chance.favouring(roles),
  }));
}

function summaryOf({ chance }: Ground, { matter, place }: Topic, title: string): string {
  const length = chance.between(1, 4);
  const said = Array.from({ length }, () => chance.of(sentences));
  const sum = `The sum named for ${matter} at ${place} is ${chance.between(2, 99_999)}.`;
  return [`${title}.`, ...distinct(said), sum].join(' ');
}

function maybe({ chance }: Ground, items: readonly string[], probability: number): string[] {
  return chance.happens(probability) ? [chance.favouring(items)] : [];
}

function distinct(items: readonly string[]): string[] {
  return [...new Set(items)];
}
