/** Which changes the ledger's page shows; '' for any. */
export interface LedgerQuestion {
  /** Public name of who said it. */
  readonly by: string;
  /** Public name of whose own are left out. */
  readonly without: string;
  /** Name of an event type. */
  readonly type: string;
  /** Id of a chronicle. */
  readonly chronicle: string;
}

const names = ['by', 'without', 'type', 'chronicle'] as const;

const valueLengthMax = 500;

/** Reads the query of the ledger's address. Total: what is not understood is left out. */
export function parseLedgerQuestion(search: string): LedgerQuestion {
  const query = new URLSearchParams(search);
  const text = (name: string): string => {
    const value = query.get(name)?.trim() ?? '';
    return value.length > valueLengthMax ? '' : value;
  };
  return {
    by: text('by'),
    without: text('without'),
    type: text('type'),
    chronicle: text('chronicle'),
  };
}

/** Writes it as a query, `''` for all changes; the inverse of `parseLedgerQuestion`. */
export function printLedgerQuestion(question: LedgerQuestion): string {
  const query = new URLSearchParams();
  for (const name of names) if (question[name] !== '') query.set(name, question[name]);
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}
