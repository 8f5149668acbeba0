import type { ReadSourcesAnswer } from '../../events/readings/editing.ts';
import { readSources } from '../exchange/sources/read-sources.ts';
import type { Context } from './context.ts';
import { issue, sendProblem } from './problems.ts';
import { readSourcesAnswer, readSourcesRequest } from './reference/editing-answers.ts';
import { sendMomentary } from './reply.ts';
import { parseBody } from './request-body.ts';
import { jsonEnd, type Route } from './route.ts';

/** What a pasted text tells of sources, and which of them the register has. */
export function readSourcesRoute(context: Context): Route {
  return {
    method: 'post',
    path: '/api/sources/read',
    who: 'contributor',
    budget: 'appending',
    operation: {
      tag: 'Appending',
      summary: 'Reads an address, a DOI, BibTeX, RIS or CSL-JSON as sources; nothing is fetched',
      body: readSourcesRequest,
      ends: { 200: jsonEnd('What the text tells of sources.', readSourcesAnswer) },
      problems: ['issue', 'unauthenticated', 'forbidden', 'too-large', 'unsupported-media-type'],
    },
    async answer(request, response) {
      const parsed = parseBody(request, readSourcesRequest);
      if (!parsed.ok) return sendProblem(request, response, parsed.ending);
      const read = await readSources(parsed.value.text);
      if (!read.ok)
        return sendProblem(request, response, issue('/text', 'not-a-source', read.message));
      const known = context.reader.knownSources(read.items.map(({ source }) => source));
      const answer: ReadSourcesAnswer = {
        format: read.format,
        items: read.items.map((item, index) => ({ ...item, known: known[index] ?? null })),
      };
      sendMomentary(response, answer);
    },
  };
}
