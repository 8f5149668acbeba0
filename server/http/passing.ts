import { isAtLeast } from '../../events/readings/accounts.ts';
import type { PresenceTold, ProposalsTold } from '../../events/readings/presence.ts';
import { Presence, type Whereabouts } from '../presence.ts';
import type { Proposals } from '../proposing/open-proposals.ts';
import { passingFrame } from './live-frames.ts';
import type { Live } from './live.ts';

/** What passes between people and is no part of the log: told on the live streams, never kept. */
export interface Passing {
  /** Who is now where the word says; null: there are too many words. */
  say(word: Whereabouts): PresenceTold | null;
  /** Tells that something became of a proposal. */
  tellProposals(): void;
  stop(): void;
}

/** How often words that no longer hold are let go, in milliseconds. */
const sweepMs = 5_000;

/** Opens what passes between people over the live streams. */
export function openPassing(options: {
  readonly live: Live;
  readonly proposals: Proposals;
  readonly now: () => number;
}): Passing {
  const { live, proposals } = options;
  const presence = new Presence(options.now, (told) =>
    live.tell('contributor', passingFrame('presence', told)),
  );
  const sweep = setInterval(() => presence.expire(), sweepMs).unref();
  const proposalsFrame = (open: number | null): string => {
    const told: ProposalsTold = { open };
    return passingFrame('proposals', told);
  };
  live.onGreeting((role) => {
    if (!isAtLeast(role, 'contributor')) return '';
    presence.expire();
    const places = presence.everywhere().map((told) => passingFrame('presence', told));
    return places.join('');
  });
  return {
    say(word) {
      if (!presence.say(word)) return null;
      return word.at === null ? { at: '', people: [] } : presence.at(word.at);
    },
    tellProposals() {
      const open = proposals.countOpen();
      live.tell('contributor', (role) => proposalsFrame(isAtLeast(role, 'editor') ? open : null));
    },
    stop: () => clearInterval(sweep),
  };
}
