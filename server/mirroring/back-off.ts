/** How long one waits before trying again, in milliseconds: at first, and at most. */
const bounds = { first: 500, most: 60_000 };

/**
 * How long to wait after so many failures in a row (first 1), in milliseconds: twice as long each
 * time, up to a minute, and of that at least half. `chance` is from 0 to less than 1: many who lost
 * the same server don't come back at the same instant.
 */
export function backOffMs(failures: number, chance: number): number {
  const whole = Math.min(bounds.most, bounds.first * 2 ** Math.min(failures - 1, 30));
  return Math.round(whole * (0.5 + chance / 2));
}
