/** How many requests one address has left, counted by the minute. */
export interface Budget {
  /** Takes one of an address; false: it has none left. */
  take(address: string): boolean;
  readonly windowS: number;
}

/** The most addresses that are told apart within one minute; a flood from more is one address. */
const addressesMax = 10_000;

/** Opens a budget of so many requests a minute for each address. */
export function openBudget(most: number, now: () => number): Budget {
  const windowS = 60;
  let began = now();
  const taken = new Map<string, number>();
  return {
    windowS,
    take(address) {
      if (now() - began >= windowS * 1_000) {
        taken.clear();
        began = now();
      }
      const key = taken.has(address) || taken.size < addressesMax ? address : '';
      const count = (taken.get(key) ?? 0) + 1;
      taken.set(key, count);
      return count <= most;
    },
  };
}
