import type { ProposalAnswer } from '../../../events/readings/proposals.ts';
import * as say from '../../support/sayings.ts';
import type { TestServer } from './open-server.ts';

/** The headers of somebody’s requests; undefined before they are there. */
export type Headers = Record<string, string> | undefined;

/** What tests do with the proposals of a server. */
export interface ProposalDesk {
  send(
    as: Headers,
    path: string,
    body: object,
    method?: 'POST' | 'PATCH',
  ): Promise<{ readonly status: number; readonly body: unknown }>;
  /** Proposes, and gives the proposal’s id. */
  propose(as: Headers, events: readonly object[]): Promise<string>;
  show(as: Headers, id: string): Promise<ProposalAnswer>;
  /** Records an occurrence of this name, and gives its stream. */
  recorded(name: string): string;
  head(): number;
}

/** Sits down at the proposals of a server. */
export function deskOf(server: TestServer): ProposalDesk {
  const desk: ProposalDesk = {
    async send(as, path, body, method) {
      const text = JSON.stringify(body);
      const response = await fetch(server.url + path, {
        method: method ?? 'POST',
        body: text,
        headers: as ?? {},
      });
      return { status: response.status, body: await response.json() };
    },
    async propose(as, events) {
      const form = { events, reason: 'the diary says so' };
      const { status, body } = await desk.send(as, '/api/proposals', form);
      if (status !== 201) throw new Error(JSON.stringify(body));
      return (body as ProposalAnswer).proposal.id;
    },
    async show(as, id) {
      const response = await server.get(`/api/proposals/${id}`, as);
      if (response.status !== 200) throw new Error(await response.text());
      return (await response.json()) as ProposalAnswer;
    },
    recorded(name) {
      server.append(say.occurrence(name, { title: `Title of ${name}` }));
      return `occurrence-${name}`;
    },
    head: () => server.opened.archive.head().position,
  };
  return desk;
}

/** Another title for an occurrence. */
export const retitled = (stream: string, title: string, expectedVersion = 1) => ({
  stream,
  type: 'OccurrenceRevised',
  data: { title },
  expectedVersion,
});
