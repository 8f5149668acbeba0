import type { FieldProblem } from '../appending/append-events.ts';
import {
  citationChecks,
  dateChecks,
  pickedChecks,
  unclearChecks,
  writtenChecks,
} from '../fields/checks.ts';
import { isBlankCitation } from '../fields/citation-draft.ts';
import { readTyped } from '../fields/date-draft.ts';
import type { NewThing } from '../fields/new-things.ts';
import {
  isBlankActorPart,
  isBlankEffectPart,
  type ActorPart,
  type EffectPart,
} from '../fields/parts.ts';
import { termOf } from '../fields/term.ts';
import type { Draft } from './draft.ts';
import { placeOf } from './utterances.ts';

/** What the browser knows at once to be wrong with a draft; the server judges the rest. */
export function ownChecks(draft: Draft, isProposal: boolean): readonly FieldProblem[] {
  return [
    ...writtenChecks('/title', draft.title, 'is missing; say in a line what happened'),
    ...dateChecks(
      '/date/edtf',
      draft.date,
      'is missing; say when it happened, as closely as known',
    ),
    ...(draft.kind.id === null
      ? writtenChecks('/kind', termOf(draft.kind.text), 'is missing; pick one, or type a new one')
      : []),
    ...evidenceChecks(draft),
    ...draft.actors.flatMap((part, at) => (isBlankActorPart(part) ? [] : partChecks(part, at))),
    ...draft.effects.flatMap((part, at) => (isBlankEffectPart(part) ? [] : effectChecks(part, at))),
    ...draft.newThings.flatMap((thing) => {
      const place = placeOf(draft, thing.id);
      return place === null ? [] : newChecks(thing, place);
    }),
    ...(isProposal
      ? writtenChecks('/reason', draft.reason, 'is missing; say why to the editors')
      : []),
  ];
}

function partChecks({ actor, role }: ActorPart, at: number): readonly FieldProblem[] {
  return [
    ...pickedChecks(`/actors/${at}/actor`, actor, 'an actor'),
    ...writtenChecks(`/actors/${at}/role`, termOf(role), 'is missing; say what part it took'),
  ];
}

function effectChecks({ instrument, standing }: EffectPart, at: number): readonly FieldProblem[] {
  return [
    ...pickedChecks(`/effects/${at}/instrument`, instrument, 'an instrument'),
    ...writtenChecks(`/effects/${at}/standing`, termOf(standing), 'is missing; say how it stands'),
  ];
}

function newChecks(thing: NewThing, place: string): readonly FieldProblem[] {
  switch (thing.thing) {
    case 'actor':
      return [
        ...writtenChecks(`${place}/kind`, thing.kind, 'is missing; choose one'),
        ...writtenChecks(`${place}/name`, thing.name, 'is missing; say what it is called'),
      ];
    case 'instrument':
      return [
        ...writtenChecks(`${place}/kind`, termOf(thing.kind), 'is missing; say what it is'),
        ...writtenChecks(`${place}/title`, thing.name, 'is missing; say what it is called'),
      ];
    case 'source':
      return [
        ...writtenChecks(`${place}/title`, thing.source.title, 'is missing; say what it is called'),
        ...writtenChecks(`${place}/type`, thing.source.type, 'is missing; choose one'),
        ...unclearChecks(`${place}/published`, readTyped(thing.source.published).typed),
      ];
  }
}

function evidenceChecks({ citations, relations }: Draft): readonly FieldProblem[] {
  const written = citations.filter((one) => !isBlankCitation(one));
  if (written.length === 0)
    return [unsourced('/citations/0/source', 'is missing; cite what supports this')];
  const supported = written.some(({ stance }) => stance === 'supports');
  const places = [
    ...citations.flatMap((citation, index) =>
      isBlankCitation(citation) ? [] : [{ citation, place: `/citations/${index}` }],
    ),
    ...relations.map(({ citation }, index) => ({
      citation,
      place: `/relations/${index}/citation`,
    })),
  ];
  return [
    ...(supported ? [] : [unsourced('/citations', 'No citation supports it; cite one that does')]),
    ...places.flatMap(({ citation, place }) => citationChecks(place, citation)),
    ...relations.flatMap(({ occurrence }, index) =>
      pickedChecks(`/relations/${index}/occurrence`, occurrence, 'an occurrence'),
    ),
  ];
}

function unsourced(pointer: string, detail: string): FieldProblem {
  return { pointer, code: 'unsourced', detail };
}
