import { dayOfCivil } from '../../../events/dates/day.ts';
import type { views } from '../../../events/projections/views.ts';
import type { Clocks } from '../../../events/readings/clocks.ts';
import { noFilters } from '../../../server/reading/query/filters.ts';
import { viewNames, type Reader } from '../../../server/reading/reader.ts';

/** One reading that is timed, and the views that a replay from zero must fold to give it. */
export interface Question {
  readonly name: string;
  readonly folds: readonly (keyof typeof views)[];
  ask(reader: Reader, position: number): unknown;
}

const page = { limit: 100, after: null };
const nineties = { fromDay: dayOfCivil(1990, 1, 1), toDay: dayOfCivil(1999, 12, 31) };
const known = { knownByDay: dayOfCivil(1990, 1, 1) };
const until = { untilDay: dayOfCivil(1950, 1, 1) };
const whole = { limit: 150, bins: 200, lanes: null, window: { from: null, to: null } };

/** Every reading that is timed; `occurrence` is the id of one that is there in the deep past. */
export function questionsAbout(occurrence: string): readonly Question[] {
  return [
    ...viewNames.map((name): Question => ({
      name: `view ${name}`,
      folds: [name],
      ask: (reader, position) => reader.view(name, at(position), noFilters, page),
    })),
    of('view standing, until 1950', ['standing'], (reader, position) =>
      reader.view('standing', at(position, until), noFilters, page),
    ),
    of('occurrences', ['timeline'], (reader, position) =>
      reader.occurrences(at(position), noFilters, 'occurred', page),
    ),
    of('occurrences, known by 1990', ['timeline'], (reader, position) =>
      reader.occurrences(at(position, known), noFilters, 'occurred', page),
    ),
    of('occurrences of a kind', ['timeline'], (reader, position) =>
      reader.occurrences(at(position), { ...noFilters, kind: ['siege'] }, 'importance', page),
    ),
    of('occurrence', ['timeline'], (reader, position) =>
      reader.occurrence(occurrence, at(position)),
    ),
    of('timeline, whole', ['timeline'], (reader, position) =>
      reader.timeline(at(position), noFilters, whole),
    ),
    of('timeline, the nineties', ['timeline'], (reader, position) =>
      reader.timeline(at(position, nineties), noFilters, whole),
    ),
    of('timeline, until 1950', ['timeline'], (reader, position) =>
      reader.timeline(at(position, until), noFilters, whole),
    ),
    of('sources', ['register'], (reader, position) => reader.sources(at(position), page)),
    of('actors', ['register'], (reader, position) => reader.actors(at(position), page)),
    of('instruments', ['register', 'standing'], (reader, position) =>
      reader.instruments(at(position), page),
    ),
    of('search, a common word', ['timeline'], (reader, position) =>
      reader.search('trade', at(position), noFilters, page),
    ),
    of('search, a rare word', ['timeline'], (reader, position) =>
      reader.search('4711', at(position), noFilters, page),
    ),
  ];
}

function of(name: string, folds: Question['folds'], ask: Question['ask']): Question {
  return { name, folds, ask };
}

function at(position: number, days: Partial<Clocks> = {}): Clocks {
  return {
    fromDay: null,
    toDay: null,
    match: 'possible',
    untilDay: null,
    knownByDay: null,
    ...days,
    position,
  };
}
