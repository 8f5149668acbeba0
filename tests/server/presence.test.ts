import { describe, expect, it } from 'vitest';
import type { PresenceTold } from '../../events/readings/presence.ts';
import { Presence } from '../../server/presence.ts';

function open() {
  const changes: PresenceTold[] = [];
  const clock = { now: 0 };
  const presence = new Presence(
    () => clock.now,
    (told) => changes.push(told),
  );
  const say = (name: string, at: string | null, doing: 'reading' | 'editing' = 'reading') =>
    presence.say({ name, page: `of ${name}`, at, doing });
  return { presence, changes, clock, say };
}

describe('a word of presence', () => {
  it('holds for thirty seconds from when it was last said', () => {
    const { presence, changes, clock, say } = open();
    say('Ada', 'actor-us');
    clock.now = 20_000;
    say('Ada', 'actor-us');
    clock.now = 49_999;
    presence.expire();
    expect(presence.at('actor-us').people).toHaveLength(1);
    clock.now = 50_000;
    presence.expire();
    expect(presence.at('actor-us').people).toEqual([]);
    expect(changes).toEqual([
      { at: 'actor-us', people: [{ name: 'Ada', doing: 'reading' }] },
      { at: 'actor-us', people: [] },
    ]);
  });

  it('moves with its page: one place is left as the other is come to', () => {
    const { changes, say } = open();
    say('Ada', 'actor-us');
    say('Ada', 'source-paper', 'editing');
    expect(changes.slice(1)).toEqual([
      { at: 'actor-us', people: [] },
      { at: 'source-paper', people: [{ name: 'Ada', doing: 'editing' }] },
    ]);
  });

  it('counts a person once, as editing if any of their pages is', () => {
    const { presence } = open();
    for (const [page, doing] of [
      ['a', 'editing'],
      ['b', 'reading'],
    ] as const)
      presence.say({ name: 'Ada', page, at: 'actor-us', doing });
    expect(presence.at('actor-us').people).toEqual([{ name: 'Ada', doing: 'editing' }]);
  });
});
