import { boundsOf } from '../../../events/dates/bounds.ts';
import { parseEdtf } from '../../../events/dates/parse.ts';
import { closed, type Parsed } from '../query.ts';
import type { SimilarQuestion } from '../similar/similar.ts';
import type { Stretch } from '../similar/likeness.ts';
import { takeValues } from './filters.ts';
import { Parameters, type RawParameters } from './parameters.ts';

/** The longest title that is asked for, in UTF-16 units: longer than any has. */
const titleLengthMax = 1_000;

/** Parses what is known of an occurrence that is about to be told; something must be. */
export function parseSimilarQuery(raw: RawParameters): Parsed<SimilarQuestion> {
  const parameters = new Parameters(raw, ['title', 'date', 'actor']);
  const title = parameters.one('title');
  if (title !== null && title.length > titleLengthMax)
    parameters.refuse('title', 'too-long', `title has more than ${titleLengthMax} characters`);
  const question: SimilarQuestion = {
    title: title === null || title.trim() === '' ? null : title,
    date: takeStretch(parameters),
    actors: takeValues(parameters, 'actor'),
  };
  const { actors } = question;
  if (question.title === null && parameters.one('date') === null && actors.length === 0)
    parameters.refuse('title', 'missing', 'give a title, a date or an actor');
  return closed(parameters, question);
}

function takeStretch(parameters: Parameters): Stretch | null {
  const text = parameters.one('date');
  if (text === null) return null;
  const parsed = parseEdtf(text);
  if (parsed.ok) {
    const { earliestDay, latestDay } = boundsOf(parsed.date);
    return { from: earliestDay ?? -Infinity, to: latestDay ?? Infinity };
  }
  parameters.refuse('date', `edtf-${parsed.issue.code}`, parsed.issue.message);
  return null;
}
