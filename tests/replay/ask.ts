import { parseReadingQuery, type ReadingQuery } from '../../server/reading/query.ts';
import type { Reader, ViewName } from '../../server/reading/reader.ts';
import type { Asked } from './held.ts';

/** A question on all three clocks. */
export interface AskedOnThree extends Asked {
  readonly asOf?: string;
}

/** What can be read under every clock, by its address. */
export type Address =
  | '/api/occurrences'
  | '/api/timeline'
  | '/api/replay'
  | '/api/sources'
  | '/api/actors'
  | '/api/instruments'
  | '/api/chronicles'
  | `/api/views/${ViewName}`;

/** A program that answers questions: its reader, or its server. */
export type Ask = (address: Address, asked: AskedOnThree) => Promise<unknown>;

/** The parameters of a question as an address has them. */
export function parametersOf(asked: AskedOnThree): URLSearchParams {
  const parameters = new URLSearchParams();
  for (const [name, given] of Object.entries<string | readonly string[]>({ ...asked }))
    for (const one of [given].flat()) parameters.append(name, one);
  return parameters;
}

/** Asks the reader itself. */
export function askReader(reader: Reader): Ask {
  return (address, asked) => Promise.resolve(read(reader, address, asked));
}

/** Asks over HTTP. */
export function askServer(get: (path: string) => Promise<Response>): Ask {
  return async (address, asked) => {
    const parameters = parametersOf(asked);
    if (address !== '/api/replay') parameters.set('limit', '1000');
    const response = await get(`${address}?${parameters}`);
    if (response.status !== 200) throw new Error(await response.text());
    return response.json();
  };
}

const page = { limit: 1000, after: null };

/** The clocks and filters that a question comes to. */
export function parse(reader: Reader, asked: AskedOnThree): ReadingQuery {
  const parsed = parseReadingQuery(parametersOf(asked), reader, 'timeline');
  if (!parsed.ok) throw new Error(JSON.stringify([asked, parsed.issues]));
  return parsed.query;
}

/** What the reader answers, as it would be sent. */
export function read(reader: Reader, address: Address, asked: AskedOnThree): unknown {
  const { clocks, filters } = parse(reader, asked);
  switch (address) {
    case '/api/occurrences':
      return reader.occurrences(clocks, filters, 'occurred', page);
    case '/api/timeline': {
      const window = { from: asked.from ?? null, to: asked.to ?? null };
      return reader.timeline(clocks, filters, { limit: 1000, bins: 20, lanes: 'actor', window });
    }
    case '/api/replay':
      return reader.replay(clocks, filters);
    case '/api/sources':
      return reader.sources(clocks, page);
    case '/api/actors':
      return reader.actors(clocks, page);
    case '/api/instruments':
      return reader.instruments(clocks, page);
    case '/api/chronicles':
      return reader.chronicles(clocks, page);
    case '/api/views/timeline':
    case '/api/views/standing':
    case '/api/views/actors':
    case '/api/views/sources':
    case '/api/views/tallies':
    case '/api/views/links':
    case '/api/views/ledger':
      return reader.view(viewOf(address), clocks, filters, page);
  }
}

function viewOf(address: `/api/views/${ViewName}`): ViewName {
  return address.slice('/api/views/'.length) as ViewName;
}
