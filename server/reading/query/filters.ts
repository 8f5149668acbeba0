import type { Filters } from '../../../events/readings/clocks.ts';
import { unstorable } from '../../../events/vocabulary/text.ts';
import type { Parameters } from './parameters.ts';
import { queryLengthMax, valueLengthMax, valuesMax, type dimensions } from './questions.ts';

/** The most words of `q`; words are parted by white space. */
const termsMax = 16;

/** No filter at all. */
export const noFilters: Filters = {
  q: null,
  kind: [],
  actor: [],
  place: [],
  tag: [],
  source: [],
  instrument: [],
  chronicle: [],
};

/** Takes every filter; values are sorted and distinct, so that equal questions are equal. */
export function takeFilters(parameters: Parameters): Filters {
  const values = (name: (typeof dimensions)[number]) => takeValues(parameters, name);
  return {
    q: takeText(parameters),
    kind: values('kind'),
    actor: values('actor'),
    place: values('place'),
    tag: values('tag'),
    source: values('source'),
    instrument: values('instrument'),
    chronicle: values('chronicle'),
  };
}

/** Takes `q`; blank text is the same as none. */
function takeText(parameters: Parameters): string | null {
  const text = parameters.one('q');
  if (text === null || text.trim() === '') return null;
  if (text.length > queryLengthMax)
    parameters.refuse(
      'q',
      'too-long',
      `q has ${text.length} characters; shorten it to ${queryLengthMax}`,
    );
  else if (text.trim().split(/\s+/u).length > termsMax)
    parameters.refuse('q', 'too-many-terms', `q has more than ${termsMax} words; leave some out`);
  const problem = unstorable(text);
  if (problem !== null) parameters.refuse('q', 'unstorable', `q ${problem}`);
  return text.trim();
}

/** Takes the values of a parameter that may be repeated, each of 1 to `lengthMax` UTF-16 units. */
export function takeValues(
  parameters: Parameters,
  name: string,
  lengthMax = valueLengthMax,
): readonly string[] {
  const values = parameters.all(name);
  if (values.length > valuesMax)
    parameters.refuse(name, 'too-many-values', `${name} takes at most ${valuesMax} values`);
  if (values.some((value) => value === '' || value.length > lengthMax))
    parameters.refuse(name, 'value-length', `a value of ${name} has 1 to ${lengthMax} characters`);
  return [...new Set(values)].sort();
}
