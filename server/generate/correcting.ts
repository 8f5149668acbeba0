import type { EventData } from '../../events/vocabulary/event.ts';
import { relations } from '../../events/vocabulary/occurrence.ts';
import { actorId } from './actors.ts';
import { dateAbout } from './dates.ts';
import type { KnownOccurrence } from './desk.ts';
import type { Ground } from './ground.ts';
import { citable, dated, sturdy, type Topic } from './telling.ts';
import { places, reasons, roles, sentences, tags } from './words.ts';

type Correction = (ground: Ground, topic: Topic, known: KnownOccurrence) => void;

type Way = EventData<'OccurrenceUnrelated'>['relation'];

const ways = relations.filter((relation) => relation !== 'part-of');

/** The most places that are cited, and relations that are told, of one occurrence. */
const perOccurrenceMax = 100;

/** What may be said of a live occurrence later on, by how often it is. */
const corrections: readonly (readonly [weight: number, correction: Correction])[] = [
  [24, addCitation],
  [22, revise],
  [16, redate],
  [16, relate],
  [7, dispute],
  [5, withdrawCitation],
  [3, unrelate],
  [4, retract],
];

/** Says one thing more of an occurrence on the desk, if there is something to say. */
export function correct(ground: Ground, topic: Topic): void {
  const known = ground.desk.pick();
  if (!known) return;
  if (known.status !== 'live') {
    if (ground.chance.happens(0.4)) reinstate(ground, known);
  } else if (known.twinOf && ground.chance.happens(0.6)) merge(ground, known, known.twinOf);
  else if (known.open.length > 0 && ground.chance.happens(0.3)) resolve(ground, known);
  else ground.chance.weighing(corrections)(ground, topic, known);
}

function addCitation(ground: Ground, topic: Topic, known: KnownOccurrence): void {
  const { chance, scribe, sources } = ground;
  if (known.cited >= perOccurrenceMax) return;
  const stance = chance.of(['supports', 'supports', 'mentions', 'disputes'] as const);
  const citation = sources.cite(citable(ground, topic), stance, known.cited);
  known.cited += 1;
  known.withdrawable.push(citation);
  scribe.write(known, 'CitationAdded', citation);
}

function withdrawCitation({ chance, scribe }: Ground, _topic: Topic, known: KnownOccurrence): void {
  const { length } = known.withdrawable;
  const [withdrawn] = known.withdrawable.splice(chance.below(length), 1);
  if (!withdrawn) return;
  const { source, locator } = withdrawn;
  scribe.write(known, 'CitationWithdrawn', { source, locator }, chance.of(reasons));
}

function revise(ground: Ground, topic: Topic, known: KnownOccurrence): void {
  const { chance, scribe } = ground;
  const importance = (known.importance % 5) + 1;
  // Named after the version, it differs from every summary before.
  const summary = `${known.title}. ${chance.of(sentences)} (Revision ${known.version}.)`;
  const title = `${known.title.slice(0, 280)}, version ${known.version}`;
  const revised = chance.weighing<EventData<'OccurrenceRevised'>>([
    [5, { summary }],
    [2, { title, summary }],
    [4, { importance }],
    [2, { summary, places: [chance.favouring(places)], tags: [chance.favouring(tags)] }],
    [2, { summary, actors: [{ actor: actorId(chance.of(topic.actors)), role: chance.of(roles) }] }],
    [1, known.effects.length > 0 ? { summary, effects: [] } : { summary, chronicles: [] }],
  ]);
  known.importance = revised.importance ?? known.importance;
  known.effects = revised.effects ?? known.effects;
  scribe.write(known, 'OccurrenceRevised', revised, chance.happens(0.6) ? chance.of(reasons) : '');
}

function redate(ground: Ground, _topic: Topic, known: KnownOccurrence): void {
  redateTo(ground, known, dateAbout(ground.chance, known.year), ground.chance.of(reasons));
}

function redateTo(ground: Ground, known: KnownOccurrence, edtf: string, reason: string): void {
  if (edtf === known.edtf) return;
  known.edtf = edtf;
  ground.scribe.write(known, 'OccurrenceRedated', { date: dated(ground, edtf) }, reason);
}

function relate(ground: Ground, topic: Topic, known: KnownOccurrence): void {
  const { chance, scribe, sources, desk } = ground;
  const other = desk.pickLive();
  if (!other || other.id === known.id || known.relations.length >= perOccurrenceMax) return;
  if (known.relations.some(({ occurrence }) => occurrence === other.id)) return;
  // A part was told after its whole, so that nothing comes to be part of its own part.
  const isPart = other.number < known.number && chance.happens(0.3);
  const relation: Way = isPart ? 'part-of' : chance.of(ways);
  known.relations.push({ relation, occurrence: other.id });
  const citation = sources.cite(citable(ground, topic), 'supports', known.relations.length);
  scribe.write(known, 'OccurrenceRelated', { relation, occurrence: other.id, citation });
}

function unrelate({ chance, scribe }: Ground, _topic: Topic, known: KnownOccurrence): void {
  const { length } = known.relations;
  const [ended] = known.relations.splice(chance.below(length), 1);
  if (ended) scribe.write(known, 'OccurrenceUnrelated', ended, chance.of(reasons));
}

function dispute(ground: Ground, topic: Topic, known: KnownOccurrence): void {
  const { chance, scribe, sources } = ground;
  const isOfDate = chance.happens(0.6);
  const about = isOfDate ? 'date' : chance.of(['summary', 'actors', 'occurrence'] as const);
  const edtf = isOfDate ? dateAbout(chance, known.year + chance.between(-2, 2)) : null;
  known.disputed += 1;
  const name = `${about}-${known.disputed}`;
  known.open.push({ dispute: name, edtf });
  scribe.write(known, 'OccurrenceDisputed', {
    dispute: name,
    about,
    claim: `The ${about} is told otherwise: ${chance.of(sentences)}`,
    ...(edtf === null ? {} : { date: edtf }),
    citations: [sources.cite(sturdy(ground, topic), 'supports', known.disputed)],
  });
}

function resolve(ground: Ground, known: KnownOccurrence): void {
  const { chance, scribe } = ground;
  const resolved = known.open.shift();
  if (!resolved) return;
  const { dispute, edtf } = resolved;
  const outcome = chance.of(['upheld', 'rejected', 'left-open'] as const);
  const resolution = chance.of(reasons);
  scribe.write(known, 'DisputeResolved', { dispute, outcome, resolution });
  if (outcome === 'upheld' && edtf !== null) redateTo(ground, known, edtf, resolution);
}

function retract({ chance, scribe }: Ground, _topic: Topic, known: KnownOccurrence): void {
  known.status = 'retracted';
  scribe.write(known, 'OccurrenceRetracted', {}, chance.of(reasons));
}

function merge({ scribe }: Ground, known: KnownOccurrence, into: KnownOccurrence): void {
  if (into.status !== 'live') return;
  known.status = 'merged';
  scribe.write(known, 'OccurrenceMerged', { into: into.id }, 'Told twice under different names');
}

function reinstate({ chance, scribe }: Ground, known: KnownOccurrence): void {
  known.status = 'live';
  scribe.write(known, 'OccurrenceReinstated', {}, chance.of(reasons));
}
