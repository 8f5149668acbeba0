import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProposalAnswer } from '../../../events/readings/proposals.ts';
import * as say from '../../support/sayings.ts';
import { openServer, smallArchive, type TestServer } from './open-server.ts';
import { deskOf, retitled, type ProposalDesk } from './proposal-desk.ts';

let server: TestServer;
let desk: ProposalDesk;
let [mira, jonas, ada]: Record<string, string>[] = [];

beforeAll(async () => {
  server = await openServer();
  server.append(...smallArchive);
  desk = deskOf(server);
  mira = server.as('contributor', 'Mira Contri');
  jonas = server.as('editor', 'Jonas Weber');
  ada = server.as('editor', 'Ada Edit');
});

afterAll(() => server.close());

describe('accepting', () => {
  it('appends the events with both names, as they were proposed', async () => {
    const stream = desk.recorded('accepted');
    const id = await desk.propose(mira, [
      retitled(stream, 'Accepted title'),
      { stream: 'source-brought', type: 'SourceRegistered', data: say.source('brought').data },
    ]);
    const { events } = await desk.show(mira, id);
    const { status, body } = await desk.send(jonas, `/api/proposals/${id}/accept`, {
      expectedVersion: 1,
    });
    expect(status).toBe(200);
    const log = server.opened.archive.read({ after: desk.head() - 2, limit: 2 });
    expect(log.map((event) => [event.id, event.recordedBy, event.reason])).toEqual(
      events.map((event) => [
        event.id,
        'Mira Contri, accepted by Jonas Weber',
        'the diary says so',
      ]),
    );
    expect(body).toMatchObject({ proposal: { state: 'accepted' }, fit: null });
    expect((body as ProposalAnswer).proposal.steps.at(-1)).toMatchObject({
      step: 'accepted',
      by: 'Jonas Weber',
      positions: [desk.head() - 1, desk.head()],
    });
  });

  it('is done once', async () => {
    const id = await desk.propose(mira, [retitled(desk.recorded('once'), 'Once')]);
    const answers = await Promise.all(
      [jonas, ada, jonas].map((as) =>
        desk.send(as, `/api/proposals/${id}/accept`, { expectedVersion: 1 }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 422, 422]);
    const declined = await desk.send(ada, `/api/proposals/${id}/decline`, {
      expectedVersion: 1,
      reason: 'No.',
    });
    expect(declined).toMatchObject({ status: 422, body: { errors: [{ code: 'not-open' }] } });
  });

  it('leaves neither the events nor the acceptance, where the two can’t be kept together', async () => {
    const stream = desk.recorded('torn');
    const id = await desk.propose(mira, [retitled(stream, 'Never said')]);
    const before = desk.head();
    const { writer } = server.opened.database;
    // Whatever breaks between the events and the commit: here the step can't be written.
    writer.exec(
      `create temp trigger break before insert on main.proposal_steps
       begin select raise(abort, 'broken on purpose'); end`,
    );
    const broken = await desk.send(jonas, `/api/proposals/${id}/accept`, { expectedVersion: 1 });
    writer.exec('drop trigger break');
    expect(broken.status).toBe(500);
    expect(desk.head()).toBe(before);
    expect((await desk.show(jonas, id)).proposal.state).toBe('open');
    const again = await desk.send(jonas, `/api/proposals/${id}/accept`, { expectedVersion: 1 });
    expect(again.status).toBe(200);
    expect(desk.head()).toBe(before + 1);
  });

  it('recognises events that the log has already', async () => {
    const stream = desk.recorded('known');
    const id = await desk.propose(mira, [retitled(stream, 'Said already')]);
    const [event] = (await desk.show(mira, id)).events;
    if (!event) throw new Error('it has no events');
    const appended = server.opened.archive.append({
      events: [{ ...pick(event), reason: 'the diary says so' }],
      reason: '',
      by: 'Mira Contri, accepted by Jonas Weber',
    });
    expect(appended.outcome).toBe('appended');
    const before = desk.head();
    expect((await desk.show(jonas, id)).events[0]).toMatchObject({ isRecorded: true, changes: [] });
    const { status } = await desk.send(jonas, `/api/proposals/${id}/accept`, {
      expectedVersion: 1,
    });
    expect([status, desk.head()]).toEqual([200, before]);
  });

  it('asks for the version that was seen', async () => {
    const id = await desk.propose(mira, [retitled(desk.recorded('unread'), 'Unread')]);
    const blind = await desk.send(jonas, `/api/proposals/${id}/accept`, {});
    expect(blind).toMatchObject({ status: 400, body: { errors: [{ code: 'missing' }] } });
    const events = [retitled('occurrence-unread', 'Amended')];
    const path = `/api/proposals/${id}`;
    const amended = await desk.send(
      { ...mira, 'if-match': '"1"' },
      path,
      { events, reason: 'better' },
      'PATCH',
    );
    expect(amended).toMatchObject({ status: 200, body: { proposal: { version: 2 } } });
    const stale = await desk.send(jonas, `${path}/accept`, { expectedVersion: 1 });
    expect(stale).toMatchObject({ status: 412, body: { conflicts: [{ expected: 1, actual: 2 }] } });
    expect((await desk.show(jonas, id)).proposal.state).toBe('open');
  });

  it('keeps both names and every form where an editor amended first', async () => {
    const stream = desk.recorded('amended');
    const id = await desk.propose(mira, [retitled(stream, 'First form')]);
    const events = [retitled(stream, 'Second form')];
    const body = { events, reason: 'with the editor’s spelling', expectedVersion: 1 };
    expect((await desk.send(jonas, `/api/proposals/${id}`, body, 'PATCH')).status).toBe(200);
    await desk.send(ada, `/api/proposals/${id}/accept`, { expectedVersion: 2 });
    const { proposal } = await desk.show(mira, id);
    expect(proposal.steps.map(({ step, by }) => [step, by])).toEqual([
      ['proposed', 'Mira Contri'],
      ['amended', 'Jonas Weber'],
      ['accepted', 'Ada Edit'],
    ]);
    expect(JSON.stringify(proposal.steps[0])).toContain('First form');
    const [event] = server.opened.archive.read({ after: desk.head() - 1, limit: 1 });
    expect(event).toMatchObject({
      recordedBy: 'Mira Contri, accepted by Ada Edit',
      data: '{"title":"Second form"}',
    });
  });
});

describe('a proposal that was overtaken', () => {
  it('goes on top of what bears on other parts', async () => {
    const stream = desk.recorded('overtaken');
    const id = await desk.propose(mira, [retitled(stream, 'Rebased')]);
    server.append(say.revised('occurrence', 'overtaken', { summary: 'Said meanwhile.' }));
    const { fit, events } = await desk.show(jonas, id);
    expect(fit).toBe('moved-on');
    expect(events[0]).toMatchObject({ expectedVersion: 1, actualVersion: 2 });
    expect(events[0]?.since).toMatchObject([
      { type: 'OccurrenceRevised', collides: [], changes: [{ pointer: '/summary' }] },
    ]);
    const { status } = await desk.send(jonas, `/api/proposals/${id}/accept`, {
      expectedVersion: 1,
    });
    expect(status).toBe(200);
    const answer = await (await server.get('/api/occurrences/overtaken')).json();
    expect(answer).toMatchObject({ occurrence: { title: 'Rebased', summary: 'Said meanwhile.' } });
  });

  it('says which parts collide, and waits for an amendment', async () => {
    const stream = desk.recorded('collided');
    const id = await desk.propose(mira, [
      { ...retitled(stream, 'Mine'), data: { title: 'Mine', importance: 5 } },
      { stream, type: 'OccurrenceRedated', data: { date: { edtf: '2016' } }, expectedVersion: 2 },
    ]);
    server.append(say.revised('occurrence', 'collided', { title: 'Theirs' }));
    const { fit, events } = await desk.show(jonas, id);
    expect(fit).toBe('collides');
    expect(events.map(({ since }) => since.map(({ collides }) => collides))).toEqual([
      [['/title']],
      [[]],
    ]);
    const before = desk.head();
    const { status, body } = await desk.send(jonas, `/api/proposals/${id}/accept`, {
      expectedVersion: 1,
    });
    expect(status).toBe(412);
    expect(body).toMatchObject({
      conflicts: [{ pointer: '/events/0', stream, expected: 1, actual: 2 }],
    });
    expect(desk.head()).toBe(before);
    const amended = [
      { ...retitled(stream, 'Both', 2), data: { title: 'Both', importance: 5 } },
      { stream, type: 'OccurrenceRedated', data: { date: { edtf: '2016' } }, expectedVersion: 3 },
    ];
    await desk.send(
      mira,
      `/api/proposals/${id}`,
      { events: amended, reason: 'r', expectedVersion: 1 },
      'PATCH',
    );
    expect((await desk.show(jonas, id)).fit).toBe('fits');
    const accepted = await desk.send(jonas, `/api/proposals/${id}/accept`, { expectedVersion: 2 });
    expect([accepted.status, desk.head()]).toEqual([200, before + 2]);
  });

  it('says which rule would refuse it', async () => {
    const stream = desk.recorded('refused');
    const id = await desk.propose(mira, [retitled(stream, 'Too late')]);
    server.append(say.retracted('refused'));
    const { fit, events } = await desk.show(jonas, id);
    expect([fit, events[0]?.refusal?.code]).toEqual(['refused', 'retracted']);
    const { status } = await desk.send(jonas, `/api/proposals/${id}/accept`, {
      expectedVersion: 1,
    });
    expect(status).toBe(422);
  });
});

function pick(event: ProposalAnswer['events'][number]) {
  const { id, stream, type, data, expectedVersion } = event;
  return { id, stream, type, data, expectedVersion };
}
