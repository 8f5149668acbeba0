import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { staffAt, walkAs, type Staff } from './people.ts';
import { openReadingRoom, type ReadingRoom } from './reading-room.ts';

let room: ReadingRoom;
let staff: Staff;
beforeAll(async () => {
  room = await openReadingRoom();
  staff = await staffAt(room.server);
});
afterAll(() => room.close());

describe('a page of someone who is signed in', () => {
  it('is asked in their name', async () => {
    const editor = await staff.make('editor', 'Ada Keller');
    const walk = await walkAs(room, editor);
    await walk.go('/');
    const session: unknown = await walk.page.evaluate(async () =>
      (await fetch('/api/session')).json(),
    );
    expect(session).toMatchObject({ person: { name: 'Ada Keller', role: 'editor' } });
    expect(walk.complaints).toEqual([]);
    await walk.page.context().close();
  });
});
