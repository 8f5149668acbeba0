import type { EventData } from '../../events/vocabulary/event.ts';
import type { FieldProblem, Utterance } from '../appending/append-events.ts';
import { citationOf, isBlankCitation } from '../fields/citation-draft.ts';
import { historicalDateOf } from '../fields/date-draft.ts';
import { registrationOf } from '../fields/registration.ts';
import { isBlankActorPart, isBlankEffectPart } from '../fields/parts.ts';
import { relationOf } from '../fields/relation-draft.ts';
import { termOf } from '../fields/term.ts';
import { isBlankChoice } from '../fields/choice.ts';
import type { Draft } from './draft.ts';

/** What a draft comes to: events in the order in which they are appended, and whence each is. */
export interface Said {
  readonly events: readonly Utterance[];
  /** For each event the place in the form that its data comes from. */
  readonly places: readonly string[];
}

/** A draft without the rows in which nothing was written, so that places and events agree. */
export function tidied(draft: Draft): Draft {
  const used = new Set(usesIn(draft).map(({ id }) => id));
  const citations = draft.citations.filter((one) => !isBlankCitation(one));
  return {
    ...draft,
    citations: citations.length === 0 ? draft.citations.slice(0, 1) : citations,
    actors: draft.actors.filter((one) => !isBlankActorPart(one)),
    effects: draft.effects.filter((one) => !isBlankEffectPart(one)),
    relations: draft.relations.filter(
      ({ occurrence, citation }) => !isBlankChoice(occurrence) || !isBlankCitation(citation),
    ),
    newThings: draft.newThings.filter(({ id }) => used.has(id)),
  };
}

/** The events that a tidied draft comes to: what is registered first, then the occurrence. */
export function saidBy(draft: Draft): Said {
  const stream = `occurrence-${draft.occurrence}`;
  const registered = draft.newThings.map((thing) => ({
    event: registrationOf(thing),
    place: placeOf(draft, thing.id) ?? '',
  }));
  const recorded: Utterance = {
    id: draft.eventId,
    stream,
    type: 'OccurrenceRecorded',
    data: recordedData(draft),
    expectedVersion: 0,
  };
  const related = draft.relations.map((relation, index) => ({
    event: {
      id: relation.eventId,
      stream,
      type: 'OccurrenceRelated',
      data: relationOf(relation),
      expectedVersion: index + 1,
    } satisfies Utterance,
    place: `/relations/${index}`,
  }));
  const all = [...registered, { event: recorded, place: '' }, ...related];
  return { events: all.map(({ event }) => event), places: all.map(({ place }) => place) };
}

const savedBefore =
  'It was saved before, as it then was, when no answer came; find it on the timeline to revise it';

/** The problems of a request, each at its place in the form. */
export function inForm(
  problems: readonly FieldProblem[],
  places: readonly string[],
): readonly FieldProblem[] {
  const told = problems.map((problem) => {
    const [, index, rest = ''] = /^\/events\/(\d+)\/data(\/.*)?$/u.exec(problem.pointer) ?? [];
    const place = index === undefined ? undefined : places[Number(index)];
    if (place !== undefined) return { ...problem, pointer: place + rest };
    // Ids are made once, for one draft: what has them already is this draft as it was sent before.
    if (/^\/events\/\d+\/id$/u.test(problem.pointer))
      return { ...problem, pointer: '', detail: savedBefore };
    return { ...problem, pointer: problem.pointer === '/reason' ? '/reason' : '' };
  });
  const same = (a: FieldProblem, b: FieldProblem): boolean =>
    a.pointer === b.pointer && a.code === b.code && a.detail === b.detail;
  return told.filter((one, at) => told.findIndex((other) => same(one, other)) === at);
}

function recordedData(draft: Draft): EventData<'OccurrenceRecorded'> {
  return {
    title: draft.title.trim(),
    summary: draft.summary.trim(),
    date: historicalDateOf(draft.date),
    kind: draft.kind.id ?? termOf(draft.kind.text),
    actors: draft.actors.map(({ actor, role }) => ({ actor: actor.id ?? '', role: termOf(role) })),
    places: [...draft.places],
    tags: draft.tags.map(termOf),
    chronicles: [...draft.chronicles],
    importance: draft.importance,
    effects: draft.effects.map(({ instrument, standing }) => ({
      instrument: instrument.id ?? '',
      standing: termOf(standing),
    })),
    citations: draft.citations.filter((one) => !isBlankCitation(one)).map(citationOf),
  };
}

/** The place in the form at which a new thing is described, where it is first used; null: nowhere. */
export function placeOf(draft: Draft, id: string): string | null {
  const use = usesIn(draft).find((one) => one.id === id);
  return use === undefined ? null : `${use.place}/new`;
}

function usesIn(draft: Draft): readonly { readonly id: string | null; readonly place: string }[] {
  return [
    ...draft.citations.map(({ source }, at) => ({
      id: source.id,
      place: `/citations/${at}/source`,
    })),
    ...draft.actors.map(({ actor }, at) => ({ id: actor.id, place: `/actors/${at}/actor` })),
    ...draft.effects.map(({ instrument }, at) => ({
      id: instrument.id,
      place: `/effects/${at}/instrument`,
    })),
    ...draft.relations.map(({ citation }, at) => ({
      id: citation.source.id,
      place: `/relations/${at}/citation/source`,
    })),
  ];
}
