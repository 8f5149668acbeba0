import type { VerifierKey } from '../../../events/transparency/note.ts';
import type { MirrorWatch } from '../../mirroring/following.ts';
import { progressLine, type Terminal } from '../terminal.ts';

/**
 * Tells how a mirror fares: its progress where a person watches, and a result when it has caught up
 * for the first time; as JSON also each time that it took something.
 */
export function mirrorWords(
  terminal: Terminal,
  about: { readonly url: string; readonly key: VerifierKey; readonly isJson: boolean },
): MirrorWatch & { done(): void } {
  const { url, key, isJson } = about;
  const progress = progressLine(terminal);
  let isFirst = true;
  return {
    came: ({ position, size }) => progress.show(`${position} of ${size} events of ${key.name}`),
    caughtUp({ position, added }) {
      const isWorthTelling = isFirst || (isJson && added > 0);
      isFirst = false;
      if (!isWorthTelling) return;
      progress.done();
      terminal.out(
        isJson
          ? `${JSON.stringify({ url, log: key.name, position, added })}\n`
          : `${position} events of ${key.name} are here, ${added} of them new\n`,
      );
    },
    waits(why, forMs) {
      progress.done();
      terminal.err(`${why}; trying again in ${(forMs / 1_000).toFixed(1)} s\n`);
    },
    done: () => progress.done(),
  };
}
