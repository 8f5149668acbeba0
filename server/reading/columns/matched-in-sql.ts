import type { Database } from 'better-sqlite3';
import type { Matched } from './matched.ts';

/**
 * What matches, for SQL to ask: `matched_version(@matched, t.from_position)` is 1 if the version of
 * an occurrence that began there matches, `matched_id(@matched, t.key)` if the occurrence does. The
 * first argument is what `hold` gives.
 */
export class MatchedInSql {
  readonly #held: Matched[] = [];

  constructor(database: Database) {
    const ask = (name: string, answer: (matched: Matched, asked: unknown) => boolean): void => {
      database.function(name, { deterministic: true }, (held: number, asked: unknown) => {
        const matched = this.#held[held];
        if (!matched) throw new Error(`${name} is asked of what is no longer held`);
        return answer(matched, asked) ? 1 : 0;
      });
    };
    ask('matched_version', (matched, position) => matched.hasEntry(Number(position)));
    ask('matched_id', (matched, id) => matched.has(String(id)));
  }

  /** Holds what matches while an answer is made; gives the number under which SQL asks for it. */
  hold(matched: Matched): number {
    return this.#held.push(matched) - 1;
  }

  /** Makes an answer, and lets go of what was held for it. */
  during<Answer>(answer: () => Answer): Answer {
    const { length } = this.#held;
    try {
      return answer();
    } finally {
      this.#held.length = length;
    }
  }
}
