import { z } from 'zod';
import { id } from '../../../events/vocabulary/text.ts';
import { eventTypes } from '../../../events/vocabulary/event.ts';
import { diffLimit } from '../../reading/query/diff-query.ts';
import { ledgerLimit } from '../../reading/query/ledger-query.ts';
import {
  binsDefault,
  limitMax,
  questions,
  sortChoices,
  type ParameterName,
  type QuestionName,
} from '../../reading/query/questions.ts';
import { viewNames } from '../../reading/reader.ts';

const edtf = (description: string, example: string) =>
  z
    .string()
    .max(256)
    .optional()
    .meta({ description: `${description} (EDTF level 2)`, example });

const anyOf = (description: string) =>
  z
    .array(z.string())
    .optional()
    .meta({ description: `${description}; repeated means any of them` });

const asOf = z
  .string()
  .optional()
  .meta({
    description:
      'The archive as it then was: an RFC 3339 instant, or `seq:` and a position, such as ' +
      '`seq:12`. Default: the head.',
  });

/** Every parameter of a reading: its shape, what it means, and an example. */
const described: Readonly<Record<ParameterName, z.ZodType>> = {
  from: edtf('First day of the window in valid time, inclusive', '2015-09'),
  to: edtf('Last day of the window, inclusive', '2018'),
  match: z.enum(['possible', 'certain']).default('possible').meta({
    description: '`possible`: the bounds overlap the window; `certain`: they lie within it.',
  }),
  until: edtf('Only what had begun by this date, and the state of things on it', '2018-11-30'),
  knownBy: edtf('Only what a source published by this date supports', '2019'),
  asOf,
  q: z.string().max(256).optional().meta({
    description: 'Words to find; any text is safe. At most 16 words.',
  }),
  kind: anyOf('Kind of occurrence'),
  actor: anyOf('Id of an actor that takes part'),
  place: anyOf('Place, as written'),
  tag: anyOf('Tag'),
  source: anyOf('Id of a cited source'),
  instrument: anyOf('Id of an affected instrument'),
  chronicle: anyOf('Id of a chronicle it is part of'),
  sort: z.enum(sortChoices).default('occurred').meta({ description: 'The order of the list.' }),
  limit: limit(50),
  cursor: z.string().optional().meta({
    description: 'Where the page begins, as a `Link` of the page before gave it. Opaque.',
  }),
  bins: z
    .int()
    .min(1)
    .max(limitMax)
    .default(binsDefault)
    .meta({ description: 'How many bins to count in.' }),
  lanes: z
    .enum(['none', 'kind', 'actor', 'place', 'tag', 'source', 'instrument', 'chronicle'])
    .default('none')
    .meta({ description: 'The dimension whose values are the lanes.' }),
};

function limit(usual: number) {
  return z
    .int()
    .min(1)
    .max(limitMax)
    .default(usual)
    .meta({ description: 'The most that one answer has.' });
}

/** The query that a question takes. */
export function queryOfQuestion(question: QuestionName): z.ZodObject {
  const { takes, limit: usual } = questions[question];
  const shape: Record<string, z.ZodType> = {};
  for (const name of takes) shape[name] = name === 'limit' ? limit(usual) : described[name];
  if (question === 'search') shape['q'] = z.string().max(256).meta(searchWords);
  return z.strictObject(shape);
}

const searchWords = {
  description: 'Words to find; any text is safe. At most 16 words.',
};

/** The path of one thing. */
export const pathOfThing = z.strictObject({ id: id.meta({ description: 'Its id.' }) });

/** The path of one memento of a thing. */
export const pathOfMemento = pathOfThing.extend({
  position: z.int().min(1).meta({ description: 'The position at which something was said of it.' }),
});

/** The path of one view. */
export const pathOfView = z.strictObject({
  name: z.enum(viewNames).meta({ description: 'The view.' }),
});

const comparedReading = (which: string, example: string) =>
  z.array(z.string()).meta({
    description:
      `${which}: an instant, \`seq:\` and a position, \`until:\` and a date (what had happened by ` +
      'then), or `knownBy:` and a date (what could be known by then). Repeated, they combine: each ' +
      'clock at most once. Clocks given beside hold for both readings, except for those it names.',
    example: [example],
  });

/** The query of a comparison: that of a view, of which `from` and `to` are the two readings. */
export const diffQuery = queryOfQuestion('view').extend({
  from: comparedReading('The first reading', 'until:2015-09-25'),
  to: comparedReading('The second reading', 'until:2018-11-30'),
  windowFrom: described.from,
  windowTo: described.to,
  limit: limit(diffLimit),
});

const after = (description: string) => z.int().min(0).optional().meta({ description });

/** The query of the log. */
export const logQuery = z.strictObject({
  after: after('Reads strictly after this position; default 0, from the beginning.'),
  limit: limit(100),
  stream: z.string().optional().meta({ description: 'Only this stream, such as `source-7f3`.' }),
  type: z
    .enum(Object.keys(eventTypes))
    .optional()
    .meta({ description: 'Only events of this type.' }),
  asOf,
});

/** The query of a map of mementos. */
export const mapQuery = z.strictObject({
  after: after('Lists the mementos strictly after this position; default 0, from the first.'),
  limit: limit(limitMax),
});

/** The query of the live log. */
export const liveQuery = z.strictObject({
  after: after('Begins strictly after this position; default: the head, with what comes next.'),
  only: z
    .enum(['events', 'heads'])
    .default('events')
    .meta({
      description:
        '`events`: each event whole. `heads`: where the log ends, at once, whenever that moves and ' +
        'as a heartbeat.',
    }),
});

/** The headers of the live log. */
export const liveHeaders = z.object({
  'Last-Event-ID': z.string().optional().meta({
    description: 'The last position that the client has; a browser sends it by itself.',
  }),
});

const names = (description: string) =>
  z.array(z.string().max(400)).optional().meta({ description });

const ledgerFilters = {
  by: names(
    'Public name of who said it, proposed it or accepted it, in any case; repeated means any of them',
  ),
  without: names('Public name of whom it may not be by, in the same sense; repeated: none of them'),
  type: z
    .array(z.enum(Object.keys(eventTypes)))
    .optional()
    .meta({
      description: 'Event type; repeated means any of them',
    }),
  chronicle: anyOf(
    'Id of a chronicle: what was said of it, and of every occurrence that belongs to it or did before',
  ),
};

/** The query of the ledger. */
export const ledgerQuery = z.strictObject({
  ...ledgerFilters,
  asOf,
  limit: limit(ledgerLimit),
  cursor: described.cursor,
});

/** The query of the ledger's feed. */
export const feedQuery = z.strictObject({ ...ledgerFilters, limit: limit(ledgerLimit) });

/** What is known of an occurrence that is about to be told. */
export const similarQuery = z.strictObject({
  title: z
    .string()
    .max(1_000)
    .optional()
    .meta({ description: 'Its title, as far as it is typed.' }),
  date: edtf('Its date', '2015-09'),
  actor: z.array(z.string()).optional().meta({ description: 'Ids of actors that take part.' }),
});
