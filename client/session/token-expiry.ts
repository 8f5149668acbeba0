/** When a token is to open nothing any more, as one chooses it. */
export const expiryChoices = ['30', '90', '365', 'day', 'never'] as const;

/** See {@link expiryChoices}; a number is one of days from now, `day` a day of one's choice. */
export type ExpiryChoice = (typeof expiryChoices)[number];

const dayMs = 24 * 60 * 60 * 1_000;

/**
 * The instant (RFC 3339) at which a token expires; null: never. A day is meant to its end, by UTC;
 * undefined: no day was chosen.
 */
export function expiryOf(
  choice: ExpiryChoice,
  day: string,
  nowMs: number,
): string | null | undefined {
  switch (choice) {
    case '30':
    case '90':
    case '365':
      return new Date(nowMs + Number(choice) * dayMs).toISOString();
    case 'day':
      return /^\d{4}-\d{2}-\d{2}$/u.test(day) ? `${day}T23:59:59Z` : undefined;
    case 'never':
      return null;
  }
}

/** A choice in words. */
export const expiryWords: Readonly<Record<ExpiryChoice, string>> = {
  30: 'in 30 days',
  90: 'in 90 days',
  365: 'in a year',
  day: 'on a day of my choice',
  never: 'never, until I revoke it',
};
