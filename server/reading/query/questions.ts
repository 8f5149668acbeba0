import { sorts } from '../reader.ts';

/** The parameters of the three clocks. */
const clockNames = ['from', 'to', 'match', 'until', 'knownBy', 'asOf'] as const;

/** The parameters that filter; repeated means any of, different ones all of. */
const filterNames = [
  'q',
  'kind',
  'actor',
  'place',
  'tag',
  'source',
  'instrument',
  'chronicle',
] as const;

/** The dimensions that filter by one of their values: every filter but `q`. */
export const dimensions = [
  'kind',
  'actor',
  'place',
  'tag',
  'source',
  'instrument',
  'chronicle',
] as const;

/** A parameter of some reading. */
export type ParameterName = (typeof clockNames)[number] | (typeof filterNames)[number] | OptionName;

type OptionName = 'sort' | 'limit' | 'cursor' | 'bins' | 'lanes';

const page = ['limit', 'cursor'] as const;

/** What each question takes, and how long its answer is unless asked otherwise. */
export const questions = {
  occurrences: question([...clockNames, ...filterNames, 'sort', ...page]),
  occurrence: question(clockNames),
  history: question(['asOf']),
  timeline: question([...clockNames, ...filterNames, 'limit', 'bins', 'lanes'], 150),
  replay: question(['from', 'to', 'match', 'knownBy', 'asOf', ...filterNames]),
  register: question([...clockNames, ...page]),
  thing: question(clockNames),
  alone: question(['asOf', ...page]),
  search: question([...clockNames, ...filterNames, ...page]),
  view: question([...clockNames, ...filterNames, ...page]),
} as const;

/** A kind of question that is parsed by {@link questions}. */
export type QuestionName = keyof typeof questions;

/** The greatest `limit` and the greatest number of `bins`. */
export const limitMax = 1000;

/** The number of `bins` unless asked otherwise. */
export const binsDefault = 200;

/** The longest `q`, in characters as people count them in a form (UTF-16 units). */
export const queryLengthMax = 256;

/** The most values that one filter takes. */
export const valuesMax = 100;

/** The longest value of a filter, in UTF-16 units: that of a place. */
export const valueLengthMax = 200;

/** The orders that `sort` takes; the first is the default. */
export const sortChoices = sorts;

function question(takes: readonly ParameterName[], limit = 50) {
  return { takes, limit };
}
