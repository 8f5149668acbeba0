import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { staffAt, walkAs, type Staff } from './people.ts';
import { openReadingRoom, type ReadingRoom } from './reading-room.ts';

/**
 * What a page of another origin gets, in a browser that is signed in here (hazards: CSRF). Its host is
 * ours and only its port another, so that browsers take it for the same site and send our cookies
 * along: the hardest case. That they do is seen first, else nothing would be shown.
 */
describe('a page of another origin on the same site', () => {
  let room: ReadingRoom;
  let staff: Staff;
  let foreign: Server;
  let address = '';
  const cookiesSeen: string[] = [];

  beforeAll(async () => {
    room = await openReadingRoom();
    staff = await staffAt(room.server);
    foreign = createServer((request, response) => {
      cookiesSeen.push(request.headers.cookie ?? '');
      response.setHeader('Content-Type', 'text/html').end(pageAgainst(room.server.url));
    });
    await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve));
    const found = foreign.address();
    if (found === null || typeof found === 'string') throw new Error('It has no port.');
    address = `http://127.0.0.1:${found.port}/`;
  });

  afterAll(async () => {
    foreign.closeAllConnections();
    foreign.close();
    await room.close();
  });

  async function isClosed(): Promise<boolean> {
    const answer = await staff.ask(staff.administrator, '/api/settings');
    return (answer as { isClosed: boolean }).isClosed;
  }

  it('changes nothing and reads nothing in the name of whoever is signed in', async () => {
    const { page } = await walkAs(room, staff.administrator);
    await page.goto(address);
    expect(cookiesSeen.at(-1)).toContain('regesta-session=');
    const ends = await page.evaluate('window.attempts()');
    expect(ends).toEqual({
      patched: 'refused',
      plain: 'refused',
      posted: 'refused',
      people: 'refused',
      account: 'refused',
      image: 'refused',
      script: 'refused',
    });
    expect(await isClosed()).toBe(false);
    await page.context().close();
  });

  it('sends no form that counts', async () => {
    const { page } = await walkAs(room, staff.administrator);
    await page.goto(address);
    const [response] = await Promise.all([
      page.waitForResponse((one) => one.url().endsWith('/api/invitations')),
      page.locator('button').click(),
    ]);
    expect(response.status()).toBe(403);
    const people = await staff.ask(staff.administrator, '/api/people');
    expect((people as { invitations: unknown[] }).invitations).toEqual([]);
    await page.context().close();
  });

  it('frames no page of ours', async () => {
    const { page, complaints } = await walkAs(room, staff.administrator);
    await page.goto(address);
    await page.evaluate(`document.body.append(Object.assign(document.createElement('iframe'), {
      src: '${room.server.url}/people' }))`);
    await expect.poll(() => complaints.join(' ')).toMatch(/frame-ancestors|X-Frame-Options/u);
    await page.context().close();
  });
});

/** A page that tries all it can against an archive. */
function pageAgainst(url: string): string {
  return `<!doctype html>
<form method="post" enctype="text/plain" action="${url}/api/invitations">
  <input name='{"role":"administrator","note":"' value='"}' />
  <button>Win a prize</button>
</form>
<script>
  const status = (path, init) =>
    fetch('${url}' + path, { credentials: 'include', ...init }).then(
      (response) => response.status,
      () => 'refused',
    );
  const body = '{"isClosed":true}';
  const headers = { 'content-type': 'application/json' };
  const loaded = (name, src) =>
    new Promise((resolve) => {
      const element = Object.assign(document.createElement(name), { src });
      element.onload = () => resolve('loaded');
      element.onerror = () => resolve('refused');
      document.body.append(element);
    });
  window.attempts = async () => ({
    patched: await status('/api/settings', { method: 'PATCH', headers, body }),
    plain: await status('/api/session', { method: 'POST', body }),
    posted: await status('/api/events', { method: 'POST', body }),
    people: await status('/api/people'),
    account: await status('/api/account'),
    image: await loaded('img', '${url}/api/account'),
    script: await loaded('script', '${url}/api/people'),
  });
</script>`;
}
