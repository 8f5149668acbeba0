/** Something in a question that does not parse; `message` says the remedy. */
export interface QueryIssue {
  readonly parameter: string;
  readonly code: string;
  readonly message: string;
}

/** Parameters as they come: from an address, or from options of a command. */
export type RawParameters = URLSearchParams | Readonly<Record<string, readonly string[]>>;

/**
 * The parameters of one question. Each `take…` reads one parameter and notes what is wrong with it
 * in `issues`; what it then returns is a default that is never used for an answer.
 */
export class Parameters {
  readonly issues: QueryIssue[] = [];
  private readonly values = new Map<string, readonly string[]>();

  constructor(raw: RawParameters, known: readonly string[]) {
    const names = raw instanceof URLSearchParams ? [...new Set(raw.keys())] : Object.keys(raw);
    for (const name of names) {
      const values = raw instanceof URLSearchParams ? raw.getAll(name) : (raw[name] ?? []);
      if (values.length === 0) continue;
      if (known.includes(name)) this.values.set(name, values);
      else this.refuseUnknown(name, known);
    }
  }

  /** Notes an issue. */
  refuse(parameter: string, code: string, message: string): void {
    this.issues.push({ parameter, code, message });
  }

  /** Every value of a parameter that may be repeated. */
  all(name: string): readonly string[] {
    return this.values.get(name) ?? [];
  }

  /** The value of a parameter that is given at most once; null: absent. */
  one(name: string): string | null {
    const values = this.all(name);
    if (values.length > 1)
      this.refuse(name, 'repeated', `${name} is given ${values.length} times; give it once`);
    return values[0] ?? null;
  }

  /** One of some words; the first is the default. */
  choice<Choice extends string>(name: string, choices: readonly [Choice, ...Choice[]]): Choice {
    const value = this.one(name);
    const found = choices.find((choice) => choice === value);
    if (value !== null && found === undefined)
      this.refuse(name, 'unknown-choice', `${name} takes ${listed(choices)}`);
    return found ?? choices[0];
  }

  /** A whole number from 1 to `max`. */
  count(name: string, { max, fallback }: { max: number; fallback: number }): number {
    const value = this.one(name);
    if (value === null) return fallback;
    if (/^\d{1,9}$/u.test(value) && Number(value) >= 1 && Number(value) <= max)
      return Number(value);
    this.refuse(name, 'not-a-count', `${name} takes a whole number from 1 to ${max}`);
    return fallback;
  }

  private refuseUnknown(name: string, known: readonly string[]): void {
    this.refuse(
      name.slice(0, 64),
      'unknown-parameter',
      `there is no such parameter here; the known ones are ${known.join(', ')}`,
    );
  }
}

function listed(choices: readonly string[]): string {
  return `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}`;
}
