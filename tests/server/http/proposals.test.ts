import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProposalsAnswer } from '../../../events/readings/proposals.ts';
import * as say from '../../support/sayings.ts';
import { openServer, smallArchive, type TestServer } from './open-server.ts';
import { deskOf, retitled, type Headers, type ProposalDesk } from './proposal-desk.ts';

let server: TestServer;
let desk: ProposalDesk;
let [mira, noor, jonas, reader]: Record<string, string>[] = [];

beforeAll(async () => {
  server = await openServer();
  server.append(...smallArchive);
  desk = deskOf(server);
  mira = server.as('contributor', 'Mira Contri');
  noor = server.as('contributor', 'Noor Contri');
  jonas = server.as('editor', 'Jonas Weber');
  reader = server.as('reader', 'Rita Read');
});

afterAll(() => server.close());

describe('a proposal', () => {
  it('changes nothing in the log, and says what it would change', async () => {
    const stream = desk.recorded('plain');
    const before = desk.head();
    const id = await desk.propose(mira, [retitled(stream, 'A better title')]);
    expect(desk.head()).toBe(before);
    const { proposal, fit, events } = await desk.show(jonas, id);
    expect(proposal).toMatchObject({
      state: 'open',
      version: 1,
      by: 'Mira Contri',
      reason: 'the diary says so',
      of: [{ stream, name: 'A better title' }],
    });
    expect(fit).toBe('fits');
    expect(events[0]).toMatchObject({
      changes: [{ pointer: '/title', before: 'Title of plain', after: 'A better title' }],
      since: [],
      refusal: null,
    });
  });

  it('is checked as an append would be', async () => {
    const ask = async (events: readonly object[]) => {
      const { status, body } = await desk.send(mira, '/api/proposals', { events, reason: '' });
      const { code, errors } = body as { code: string; errors: { code: string }[] };
      return [status, code, errors[0]?.code];
    };
    const stream = desk.recorded('checked');
    const unsourced = { ...say.occurrence('unsourced').data, citations: [] };
    expect(await ask([{ ...retitled(stream, 'x'), data: { title: 5 } }])).toEqual([
      400,
      'issue',
      'invalid-type',
    ]);
    expect(
      await ask([{ stream: 'occurrence-unsourced', type: 'OccurrenceRecorded', data: unsourced }]),
    ).toEqual([422, 'refusal', 'unsourced']);
    expect(await ask([retitled(stream, 'x', 7)])).toEqual([412, 'conflict', 'version-conflict']);
    const many = Array.from({ length: 201 }, (_, at) => retitled(stream, `Title ${at}`));
    expect(await ask(many)).toEqual([400, 'issue', 'too-big']);
    expect(await ask([{ ...retitled(stream, 'x'), recordedBy: 'Someone' }])).toEqual([
      400,
      'issue',
      'unknown-key',
    ]);
  });

  it('that is sent twice is proposed once, and its id is nobody else’s', async () => {
    const stream = desk.recorded('twice');
    const id = '018f3a52-0000-7000-8000-000000000001';
    const body = { id, events: [retitled(stream, 'Sent twice')], reason: 'again' };
    expect((await desk.send(mira, '/api/proposals', body)).status).toBe(201);
    expect((await desk.send(mira, '/api/proposals', body)).status).toBe(200);
    const others = await desk.send(noor, '/api/proposals', body);
    expect(others).toMatchObject({ status: 422, body: { errors: [{ code: 'id-already-used' }] } });
    expect((await desk.show(mira, id)).proposal.steps).toHaveLength(1);
  });

  it('is for its proposer and for editors to see', async () => {
    const id = await desk.propose(mira, [retitled(desk.recorded('seen'), 'Seen by few')]);
    const statuses = [];
    for (const as of [mira, jonas, noor, reader, {}])
      statuses.push((await server.get(`/api/proposals/${id}`, as)).status);
    expect(statuses).toEqual([200, 200, 404, 403, 401]);
    for (const act of ['comments', 'withdraw'])
      expect((await desk.send(noor, `/api/proposals/${id}/${act}`, { text: 'Hm.' })).status).toBe(
        404,
      );
    for (const act of ['accept', 'decline'])
      expect((await desk.send(mira, `/api/proposals/${id}/${act}`, {})).status).toBe(403);
    const listed = async (as: Headers) => {
      const response = await server.get('/api/proposals?limit=200', as);
      return ((await response.json()) as ProposalsAnswer).items.map((item) => item.id);
    };
    expect(await listed(jonas)).toContain(id);
    expect(await listed(mira)).toContain(id);
    expect(await listed(noor)).not.toContain(id);
  });

  it('is in no reading of the log', async () => {
    await desk.propose(mira, [retitled(desk.recorded('secret'), 'A title that nobody reads')]);
    for (const path of ['/api/events?limit=1000', '/api/occurrences?limit=200', '/api/views'])
      expect(await (await server.get(path)).text()).not.toContain('A title that nobody reads');
  });
});

describe('the course of a proposal', () => {
  it('has comments by both, and an end with its reason', async () => {
    const id = await desk.propose(mira, [retitled(desk.recorded('discussed'), 'Discussed')]);
    await desk.send(jonas, `/api/proposals/${id}/comments`, { text: 'Which diary?' });
    await desk.send(mira, `/api/proposals/${id}/comments`, { text: 'The second one.' });
    const bare = await desk.send(jonas, `/api/proposals/${id}/decline`, { expectedVersion: 1 });
    expect(bare.status).toBe(400);
    const reason = 'That diary is a forgery.';
    await desk.send(jonas, `/api/proposals/${id}/decline`, { expectedVersion: 1, reason });
    const { proposal } = await desk.show(mira, id);
    expect(proposal).toMatchObject({ state: 'declined', comments: 2 });
    expect(proposal.steps.map(({ step, by }) => [step, by])).toEqual([
      ['proposed', 'Mira Contri'],
      ['commented', 'Jonas Weber'],
      ['commented', 'Mira Contri'],
      ['declined', 'Jonas Weber'],
    ]);
  });

  it('can be ended by its proposer', async () => {
    const id = await desk.propose(mira, [retitled(desk.recorded('ended'), 'Ended')]);
    const { status } = await desk.send(mira, `/api/proposals/${id}/withdraw`, {
      expectedVersion: 1,
    });
    expect([status, (await desk.show(mira, id)).proposal.state]).toEqual([200, 'withdrawn']);
  });

  it('is written once: the file itself refuses to change a step', () => {
    const { writer } = server.opened.database;
    expect(() => writer.exec(`update proposal_steps set text = 'other'`)).toThrow(/only added to/u);
    expect(() => writer.exec('delete from proposal_steps')).toThrow(/only added to/u);
  });
});

describe('the list of proposals', () => {
  it('has open ones first, counts each state, and pages', async () => {
    const all: string[] = [];
    const states: string[] = [];
    let path: string | null = '/api/proposals?limit=3';
    let counts: ProposalsAnswer['counts'] | null = null;
    while (path !== null) {
      const response: Response = await server.get(path, jonas);
      const answer = (await response.json()) as ProposalsAnswer;
      counts = answer.counts;
      all.push(...answer.items.map(({ id }) => id));
      states.push(...answer.items.map(({ state }) => state));
      path = /<([^>]+)>; rel="next"/u.exec(response.headers.get('link') ?? '')?.[1] ?? null;
    }
    expect(new Set(all).size).toBe(all.length);
    expect(states.lastIndexOf('open')).toBe((counts?.open ?? 0) - 1);
    expect(states.filter((state) => state === 'accepted')).toHaveLength(counts?.accepted ?? 0);
    const open = await (await server.get('/api/proposals?state=open&limit=200', jonas)).json();
    expect((open as ProposalsAnswer).total).toBe(counts?.open);
  });
});
