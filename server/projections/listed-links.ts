import type { Database, Statement } from 'better-sqlite3';
import { liveOccurrence } from '../../events/projections/live.ts';
import type { Transition } from '../../events/projections/view.ts';

/**
 * How many links are listed: those between occurrences that are both live. The view has a link for as
 * long as the occurrence that it leads from is live; whether the other one is, that one's events say.
 */
export class ListedLinks {
  /** How many are listed, as long as whoever counts on says what that was at the start. */
  size = 0;
  readonly #touching: Statement<{ id: string; position: number }[], number>;

  /** `links` and `timeline` are the tables of these views. */
  constructor(database: Database, links: string, timeline: string) {
    const stands = (alias: string): string =>
      `${alias}.from_position <= @position
        and (${alias}.to_position is null or ${alias}.to_position > @position)`;
    const listed = `${stands('v')} and exists (
      select 1 from ${timeline} as t
      where t.key = v.target and t.status = 'live' and ${stands('t')})`;
    this.#touching = database
      .prepare<{ id: string; position: number }[], number>(
        `select (select count(*) from ${links} as v
             where v.key >= @id || '/' and v.key < @id || '0' and ${listed})
           + (select count(*) from ${links} as v
             where v.target = @id and v.source <> @id and ${listed})`,
      )
      .pluck();
  }

  /** Takes in what one event changed, once the tables have it, or more. */
  take({ before, after, event: { position } }: Transition): void {
    const [was, is] = [liveOccurrence(before), liveOccurrence(after)];
    if (was?.relations === is?.relations) return;
    const id = was?.id ?? is?.id ?? '';
    // While it is not live, no link from it or to it is listed.
    if (was) this.size -= this.#touching.get({ id, position: position - 1 }) ?? 0;
    if (is) this.size += this.#touching.get({ id, position }) ?? 0;
  }
}
