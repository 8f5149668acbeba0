import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PresenceTold, ProposalsTold } from '../../../events/readings/presence.ts';
import { follow, type Followed } from './follow.ts';
import { openServer, smallArchive, type TestServer } from './open-server.ts';

let server: TestServer;
let [mira, jonas]: Record<string, string>[] = [];

beforeAll(async () => {
  server = await openServer();
  server.append(...smallArchive);
  mira = server.as('contributor', 'Mira Contri');
  jonas = server.as('editor', 'Jonas Weber');
});

afterAll(() => server.close());

type Headers = Record<string, string> | undefined;

async function say(as: Headers, word: object): Promise<{ status: number; told: PresenceTold }> {
  const body = JSON.stringify({ page: 'one', at: 'occurrence-summit', doing: 'reading', ...word });
  const response = await fetch(`${server.url}/api/presence`, {
    method: 'POST',
    headers: as ?? {},
    body,
  });
  return { status: response.status, told: (await response.json()) as PresenceTold };
}

/** What the next frame of this name says that is as asked for. */
async function told<Told>(
  stream: Followed,
  event: string,
  isIt: (told: Told) => boolean,
): Promise<Told> {
  for (;;) {
    const [frame] = await stream.take(1);
    if (frame?.event !== event) continue;
    expect(frame.id).toBe('');
    const data = JSON.parse(frame.data) as Told;
    if (isIt(data)) return data;
  }
}

const at = (place: string) => (frame: PresenceTold) => frame.at === place;
const live = () => `${server.url}/api/events/live?only=heads`;

describe('presence', () => {
  it('tells who is at a thing, by public name, and who edits there', async () => {
    const place = { at: 'occurrence-summit' };
    expect((await say(mira, place)).told.people).toEqual([
      { name: 'Mira Contri', doing: 'reading' },
    ]);
    const stream = await follow(live(), jonas);
    expect((await told<PresenceTold>(stream, 'presence', at(place.at))).people).toHaveLength(1);
    await say(mira, { ...place, doing: 'editing' });
    expect((await told<PresenceTold>(stream, 'presence', at(place.at))).people).toEqual([
      { name: 'Mira Contri', doing: 'editing' },
    ]);
    expect((await say(jonas, place)).told.people.map(({ name }) => name)).toEqual([
      'Jonas Weber',
      'Mira Contri',
    ]);
    await say(mira, { at: null });
    const left = await told<PresenceTold>(stream, 'presence', ({ people }) => people.length === 1);
    expect(left.people[0]?.name).toBe('Jonas Weber');
    stream.stop();
  });

  it('is told to nobody who may not propose', async () => {
    const stranger = await follow(live());
    const reader = await follow(live(), server.as('reader', 'Rita Read'));
    const editor = await follow(live(), jonas);
    await say(mira, { at: 'occurrence-breach' });
    await told<PresenceTold>(editor, 'presence', at('occurrence-breach'));
    const { people } = server.opened.accounts;
    expect(people.byLogin('mira-contri')?.role).toBe('contributor');
    for (const stream of [stranger, reader]) expect(stream.text()).not.toContain('Mira');
    expect((await say(server.as('reader', 'Rita Read'), {})).status).toBe(403);
    expect((await say({ 'content-type': 'application/json' }, {})).status).toBe(401);
    for (const stream of [stranger, reader, editor]) stream.stop();
  });

  it('is told no more to someone who was made a reader', async () => {
    const demoted = await follow(live(), server.as('contributor', 'Dora Moted'));
    const editor = await follow(live(), jonas);
    const place = { at: 'occurrence-warning' };
    await say(mira, { ...place, doing: 'editing' });
    await told<PresenceTold>(demoted, 'presence', at(place.at));
    const { people } = server.opened.accounts;
    people.change(people.byLogin('dora-moted')?.id ?? '', { role: 'reader' });
    const before = demoted.text().split('event: presence').length;
    await say(mira, { at: null });
    const isLeft = (frame: PresenceTold) => frame.at === place.at && frame.people.length === 0;
    await told<PresenceTold>(editor, 'presence', isLeft);
    expect(demoted.text().split('event: presence')).toHaveLength(before);
    for (const stream of [demoted, editor]) stream.stop();
  });

  it.each([{ at: 'nothing' }, { doing: 'sleeping' }, { name: 'Somebody else' }, { page: '' }])(
    'refuses %o',
    async (word: object) => {
      expect((await say(mira, word)).status).toBe(400);
    },
  );

  it('has room for so many pages of one person', async () => {
    const statuses = [];
    for (let page = 0; page < 52; page += 1)
      statuses.push((await say(jonas, { page: `page-${page}`, at: 'source-paper' })).status);
    expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(50);
    expect(statuses.at(-1)).toBe(429);
  });
});

describe('what becomes of proposals', () => {
  it('is told to editors with the count of open ones, and to contributors without', async () => {
    const [editor, contributor] = [await follow(live(), jonas), await follow(live(), mira)];
    const event = {
      stream: 'occurrence-summit',
      type: 'OccurrenceRevised',
      data: { title: 'Proposed' },
      expectedVersion: 'any',
    };
    const response = await fetch(`${server.url}/api/proposals`, {
      method: 'POST',
      headers: mira ?? {},
      body: JSON.stringify({ events: [event], reason: 'why' }),
    });
    expect(response.status).toBe(201);
    expect(await told<ProposalsTold>(editor, 'proposals', () => true)).toEqual({ open: 1 });
    expect(await told<ProposalsTold>(contributor, 'proposals', () => true)).toEqual({ open: null });
    editor.stop();
    contributor.stop();
  });
});
