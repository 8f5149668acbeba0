import type { Database, Statement } from 'better-sqlite3';
import type { Transition } from '../../events/projections/view.ts';
import { evolveThing, type Thing } from '../../events/things/thing.ts';
import type { StoredEvent } from '../log/log.ts';
import { recorded, redactedData, redactedOf, targetOf } from '../log/recorded.ts';
import { SqliteLog } from '../log/sqlite-log.ts';
import type { Projector } from '../projections/projector.ts';
import { SearchRewriting } from '../search/search-rewriting.ts';
import { ProposalRedacting } from './proposal-redacting.ts';
import { ViewRewriting } from './view-rewriting.ts';

/**
 * Removes what redactions name, in the transaction that appends them.
 *
 * 1. The data of an event goes only when a redaction of it is in the log: the log itself sees to it.
 * 2. Its salt goes with it; its commitment stays, and with it every leaf, tile and seal.
 * 3. The views, and the index of words as far as it has come, are then what a replay of the log
 *    gives, at every position; and kept proposals have the event without its data.
 * 4. The bytes may still lie about in the file: that they are to be scrubbed is noted with the rest.
 */
export class Redacting {
  readonly #log: SqliteLog;
  readonly #projector: Projector;
  readonly #views: ViewRewriting;
  readonly #search: SearchRewriting;
  readonly #proposals: ProposalRedacting;
  readonly #removeData: Statement<[number]>;
  readonly #removeSalt: Statement<[number]>;
  readonly #toScrub: Statement<[number]>;

  constructor(database: Database, projector: Projector) {
    this.#log = new SqliteLog(database);
    this.#projector = projector;
    this.#views = new ViewRewriting(database);
    this.#search = new SearchRewriting(database);
    this.#proposals = new ProposalRedacting(database);
    this.#removeData = database.prepare(
      `update events set data = '${redactedData}' where position = ?`,
    );
    this.#removeSalt = database.prepare('update bindings set salt = null where position = ?');
    this.#toScrub = database.prepare('insert or ignore into to_scrub values (?)');
  }

  /**
   * Removes what the redactions among some events name, which were just appended and are not in the
   * views yet. Returns whether something was removed: then the views have these events, too.
   */
  remove(appended: readonly StoredEvent[]): boolean {
    const targets = new Map<string, number[]>();
    for (const event of appended) {
      const position = targetOf(event);
      if (position === null || !this.#hasData(position)) continue;
      targets.set(event.stream, [...(targets.get(event.stream) ?? []), position]);
      this.#toScrub.run(event.position);
    }
    if (targets.size === 0) return false;
    for (const [stream, positions] of targets) this.#removeFrom(stream, new Set(positions));
    this.#projector.resume();
    this.#projector.catchUp();
    return true;
  }

  #hasData(position: number): boolean {
    const [event] = this.#log.page({ after: position - 1, limit: 1 });
    return event?.position === position && event.data !== redactedData;
  }

  #removeFrom(stream: string, positions: ReadonlySet<number>): void {
    const said = this.#log.stream(stream, Number.MAX_SAFE_INTEGER);
    const isInViews = ({ position }: { readonly position: number }): boolean =>
      position <= this.#projector.position;
    const isGone = ({ position }: StoredEvent): boolean => positions.has(position);
    const since = Math.min(...positions);
    const before = transitionsSince(since, said.filter(isInViews));
    const now = transitionsSince(
      since,
      said.map((event) => (isGone(event) ? redactedOf(event) : event)),
    );
    const after = now.filter(({ event }) => isInViews(event));
    for (const position of positions) {
      this.#removeData.run(position);
      this.#removeSalt.run(position);
    }
    const words = this.#search.begin(stream, since);
    this.#views.rewrite({ stream, since, before, after });
    words.end();
    this.#proposals.redact(said.filter(isGone), now.at(-1)?.after ?? null);
  }
}

/** What the events of a stream did to their thing, from a position on. */
function transitionsSince(since: number, said: readonly StoredEvent[]): readonly Transition[] {
  const transitions: Transition[] = [];
  let before: Thing | null = null;
  for (const stored of said) {
    const event = recorded(stored);
    const after = evolveThing(before, event);
    if (event.position >= since) transitions.push({ before, after, event });
    before = after;
  }
  return transitions;
}
