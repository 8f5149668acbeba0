import { NIL, v5 } from 'uuid';
import { authorsOf } from '../../events/readings/authors.ts';
import type { LedgerAnswer, LedgerItem } from '../../events/readings/ledger.ts';
import { feedParameters, parseLedgerQuery } from '../reading/query/ledger-query.ts';
import type { Context } from './context.ts';
import { writeAtom, type FeedEntry } from './feed/atom.ts';
import { sendProblem } from './problems.ts';
import { parseQuery, queryIssues } from './query.ts';
import { feedQuery } from './reference/parameters.ts';
import { digest, isUnchanged } from './reply.ts';
import { unchangedEnd, type Route } from './route.ts';

const mediaType = 'application/atom+xml';

/** The longest value of a field that an entry gives, in UTF-16 units. */
const valueLengthMax = 500;

/** The ledger as a feed: the newest events, for a reader of feeds to follow. */
export function ledgerFeedRoute(context: Context): Route {
  const { reader } = context;
  return {
    method: 'get',
    path: '/api/ledger.atom',
    who: 'reader',
    budget: 'reading',
    operation: {
      tag: 'The log',
      summary: 'Gives the newest events of the ledger as an Atom feed (RFC 4287)',
      query: feedQuery,
      ends: {
        200: {
          description: 'The feed. Its links are whole if the server knows its public address.',
          type: mediaType,
          schema: null,
          headers: { ETag: 'Names this feed; it changes only when its entries do.' },
        },
        304: unchangedEnd,
      },
      problems: ['issue'],
    },
    answer(request, response) {
      const asked = parseQuery(request);
      if (!asked.ok) return sendProblem(request, response, asked.ending);
      const parsed = parseLedgerQuery(asked.parameters, reader, feedParameters);
      if (!parsed.ok) return sendProblem(request, response, queryIssues(parsed.issues));
      const feed = write(context, asked.parameters, reader.ledger(parsed.query.page));
      if (isUnchanged(request, response, { tag: `"${digest(feed)}"`, freshness: 'revalidate' }))
        return;
      response.type(`${mediaType}; charset=utf-8`).send(Buffer.from(feed));
    },
  };
}

function write(
  { archive, publicUrl }: Context,
  parameters: URLSearchParams,
  { items }: LedgerAnswer,
): string {
  const base = publicUrl ?? '';
  const [first] = archive.read({ after: 0, limit: 1 });
  const filters = new URLSearchParams([...parameters].filter(([name]) => name !== 'limit'));
  filters.sort();
  return writeAtom({
    // The same for ever, wherever the archive is served from: it follows from its first event.
    id: `urn:uuid:${v5(`ledger?${filters}`, first?.id ?? NIL)}`,
    title: filters.size === 0 ? 'Ledger' : `Ledger: ${titleOf(filters)}`,
    updated: items[0]?.event.recordedAt ?? first?.recordedAt ?? new Date(0).toISOString(),
    self: `${base}/api/ledger.atom${suffixed(parameters)}`,
    alternate: `${base}/ledger${suffixed(filters)}`,
    entries: items.map((item) => entryOf(item, base)),
  });
}

function entryOf({ event, of, thing, id, changes }: LedgerItem, base: string): FeedEntry {
  const { by, acceptedBy } = authorsOf(event.recordedBy);
  const lines = changes.map(
    ({ pointer, before, after }) => `${pointer.slice(1)}: ${shown(before)} → ${shown(after)}`,
  );
  return {
    id: `urn:uuid:${event.id}`,
    title: `${of}: ${wordsOf(event.type)}`,
    updated: event.recordedAt,
    authors: [by],
    contributors: acceptedBy === null ? [] : [acceptedBy],
    category: event.type,
    link: `${base}/${thing}s/${encodeURIComponent(id)}?asOf=seq:${event.position}`,
    content: [...(event.reason === '' ? [] : [event.reason, '']), ...lines].join('\n'),
  };
}

/** `OccurrenceRedated` as words: `occurrence redated`. */
function wordsOf(type: string): string {
  return type.replaceAll(/(?<=[a-z])(?=[A-Z])/gu, ' ').toLowerCase();
}

function shown(value: unknown): string {
  if (value === null) return '(nothing)';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (text.length <= valueLengthMax) return text;
  return `${text.slice(0, valueLengthMax).toWellFormed()}…`;
}

function titleOf(filters: URLSearchParams): string {
  return [...filters].map(([name, value]) => `${name} ${value}`).join(', ');
}

function suffixed(parameters: URLSearchParams): string {
  return parameters.size === 0 ? '' : `?${parameters}`;
}
