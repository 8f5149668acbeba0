import type { FieldProblem } from '../appending/append-events.ts';
import { isBlankCitation } from '../fields/citation-draft.ts';
import type { Choice } from '../fields/choice.ts';
import { readTyped, type TypedDate } from '../fields/date-draft.ts';
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
    ...needed('/title', draft.title, 'is missing; say in a line what happened'),
    ...(draft.date.text.trim() === ''
      ? [problem('/date/edtf', 'missing', 'is missing; say when it happened, as closely as known')]
      : unclear('/date/edtf', draft.date)),
    ...(draft.kind.id === null
      ? needed('/kind', termOf(draft.kind.text), 'is missing; pick one, or type a new one')
      : []),
    ...citationChecks(draft),
    ...draft.actors.flatMap((part, at) => (isBlankActorPart(part) ? [] : partChecks(part, at))),
    ...draft.effects.flatMap((part, at) => (isBlankEffectPart(part) ? [] : effectChecks(part, at))),
    ...draft.newThings.flatMap((thing) => {
      const place = placeOf(draft, thing.id);
      return place === null ? [] : newChecks(thing, place);
    }),
    ...(isProposal ? needed('/reason', draft.reason, 'is missing; say why to the editors') : []),
  ];
}

function partChecks({ actor, role }: ActorPart, at: number): readonly FieldProblem[] {
  return [
    ...unpicked(`/actors/${at}/actor`, actor, 'actor'),
    ...needed(`/actors/${at}/role`, termOf(role), 'is missing; say what part it took'),
  ];
}

function effectChecks({ instrument, standing }: EffectPart, at: number): readonly FieldProblem[] {
  return [
    ...unpicked(`/effects/${at}/instrument`, instrument, 'instrument'),
    ...needed(`/effects/${at}/standing`, termOf(standing), 'is missing; say how it stands'),
  ];
}

function newChecks(thing: NewThing, place: string): readonly FieldProblem[] {
  switch (thing.thing) {
    case 'actor':
      return [
        ...needed(`${place}/kind`, thing.kind, 'is missing; choose one'),
        ...needed(`${place}/name`, thing.name, 'is missing; say what it is called'),
      ];
    case 'instrument':
      return [
        ...needed(`${place}/kind`, termOf(thing.kind), 'is missing; say what it is'),
        ...needed(`${place}/title`, thing.name, 'is missing; say what it is called'),
      ];
    case 'source':
      return [
        ...needed(`${place}/title`, thing.source.title, 'is missing; say what it is called'),
        ...needed(`${place}/type`, thing.source.type, 'is missing; choose one'),
        ...unclear(`${place}/published`, readTyped(thing.source.published).typed),
      ];
  }
}

function citationChecks({ citations, relations }: Draft): readonly FieldProblem[] {
  const written = citations.filter((one) => !isBlankCitation(one));
  if (written.length === 0)
    return [problem('/citations/0/source', 'unsourced', 'is missing; cite what supports this')];
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
    ...(supported
      ? []
      : [problem('/citations', 'unsourced', 'No citation supports it; cite one that does')]),
    ...places.flatMap(({ citation, place }) => [
      ...unpicked(`${place}/source`, citation.source, 'source'),
      ...needed(`${place}/locator`, citation.locator, 'is missing; say where in the source'),
      ...unclear(`${place}/date`, citation.date),
    ]),
    ...relations.flatMap(({ occurrence }, index) =>
      unpicked(`/relations/${index}/occurrence`, occurrence, 'occurrence'),
    ),
  ];
}

function unclear(pointer: string, date: TypedDate): readonly FieldProblem[] {
  if (date.text.trim() === '' || date.edtf !== '') return [];
  const isAmbiguous = readTyped(date.text).proposals.length > 1;
  return isAmbiguous
    ? [problem(pointer, 'ambiguous', 'can be read in several ways; say which is meant')]
    : [problem(pointer, 'unread', 'is not understood; write it otherwise')];
}

function unpicked(pointer: string, { text, id }: Choice, what: string): readonly FieldProblem[] {
  if (id !== null) return [];
  const isBlank = text.trim() === '';
  const one = /^[aeiou]/u.test(what) ? `an ${what}` : `a ${what}`;
  return [
    isBlank
      ? problem(pointer, 'missing', `is missing; pick ${one}`)
      : problem(pointer, 'unpicked', `is not picked as yet; pick ${one} from the list`),
  ];
}

function needed(pointer: string, text: string, detail: string): readonly FieldProblem[] {
  return text.trim() === '' ? [problem(pointer, 'missing', detail)] : [];
}

function problem(pointer: string, code: string, detail: string): FieldProblem {
  return { pointer, code, detail };
}
