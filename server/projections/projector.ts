import type { Database, Statement } from 'better-sqlite3';
import type { Transition } from '../../events/projections/view.ts';
import { evolveThing } from '../../events/things/thing.ts';
import type { Log, StoredEvent } from '../log/log.ts';
import { recorded } from '../log/recorded.ts';
import { Things } from '../log/things.ts';
import { tableNameOf } from './keep.ts';
import type { KeptView } from './kept-view.ts';
import { ListedLinks } from './listed-links.ts';
import { Sizes, sizesTable } from './sizes.ts';

/** How many events are read and folded at a time; more would outlive the youngest garbage. */
const pageLength = 250;

/** Where a projector notes how far it has come: the names of two tables. */
export interface Notes {
  readonly checkpoints: string;
  readonly sizes: string;
}

interface Checkpoint {
  readonly version: number;
  readonly position: number;
}

/**
 * Folds the log into views that stand at the same position.
 *
 * 1. Rows and checkpoints change in the same transaction, the caller's: a reader sees the views at
 *    one position, and a crash leaves them at one.
 * 2. Every event is folded once, in order: `apply` takes only what follows the checkpoint.
 * 3. The sizes of paged views are noted at every position, in that transaction too.
 * 4. Appending, starting, rebuilding and recovering all go through `apply`.
 */
export class Projector {
  readonly kept: readonly KeptView[];
  readonly #log: Log;
  readonly #checkpoint: Statement<[string], Checkpoint>;
  readonly #advance: Statement<[number, number, string]>;
  readonly #sizes: Sizes;
  readonly #paged: readonly KeptView[];
  readonly #listedLinks: ListedLinks | null;
  #position = 0;

  /** Keeps its notes in the tables of the views that are read, or those named. */
  constructor(
    database: Database,
    log: Log,
    kept: readonly KeptView[],
    { checkpoints, sizes }: Notes = { checkpoints: 'checkpoints', sizes: sizesTable },
  ) {
    this.kept = kept;
    this.#paged = kept.filter(({ isPaged }) => isPaged);
    this.#sizes = new Sizes(
      database,
      sizes,
      this.#paged.map(({ view }) => view.name),
    );
    this.#listedLinks = listedLinksOf(database, kept);
    this.#log = log;
    this.#checkpoint = database.prepare(
      `select version, position from ${checkpoints} where view = ?`,
    );
    this.#advance = database.prepare(
      `update ${checkpoints} set position = ?, rows = rows + ? where view = ?`,
    );
  }

  /** The position that the views stand at. */
  get position(): number {
    return this.#position;
  }

  /**
   * Forgets what was remembered and reads the checkpoint anew: at the start, when another process
   * wrote, and after a transaction was rolled back. Throws when another version of a fold has taken
   * the table over.
   */
  resume(): void {
    const positions = this.kept.map((kept) => this.#resumeView(kept));
    const [position] = positions;
    if (position === undefined || positions.some((other) => other !== position))
      throw new Error('the views stand at different positions; rebuild them');
    const sizes = this.#sizes.at(position);
    if (!sizes)
      throw new Error('another version of this program has kept the views; restart this one');
    for (const kept of this.#paged) kept.size = sizes.get(kept.view.name) ?? 0;
    if (this.#listedLinks) this.#listedLinks.size = sizes.get('links') ?? 0;
    this.#position = position;
  }

  #resumeView(kept: KeptView): number {
    kept.forget();
    const { name, version } = kept.view;
    const checkpoint = this.#checkpoint.get(name);
    if (checkpoint?.version === version) return checkpoint.position;
    throw new Error(
      `the view ${name} is kept in version ${checkpoint?.version ?? 'none'}, ` +
        `but this program folds version ${version}; restart it`,
    );
  }

  /**
   * Folds in transitions that follow the checkpoint, and moves it. In the caller's transaction. A
   * view may hold back up to `heldMax` row versions in memory, where nobody reads its table yet.
   */
  apply(transitions: readonly Transition[], heldMax = 0): void {
    let position = this.#position;
    const sizes: number[][] = [];
    for (const transition of transitions) {
      position += 1;
      if (transition.event.position !== position)
        throw new Error(`position ${transition.event.position} does not follow ${position - 1}`);
      for (const kept of this.kept) kept.collect(transition);
      sizes.push(this.#paged.map(({ size }) => size));
    }
    for (const kept of this.kept) {
      kept.flush(kept.view.name === 'links' ? 0 : heldMax); // they are counted in their table
      this.#advance.run(position, kept.opened, kept.view.name);
      kept.opened = 0;
    }
    this.#note(transitions, sizes);
    this.#position = position;
  }

  #note(transitions: readonly Transition[], sizes: readonly number[][]): void {
    const links = this.#paged.findIndex(({ view }) => view.name === 'links');
    for (const [index, transition] of transitions.entries()) {
      const noted = sizes[index] ?? [];
      if (this.#listedLinks) {
        this.#listedLinks.take(transition);
        noted[links] = this.#listedLinks.size;
      }
      this.#sizes.note(transition.event.position, noted);
    }
  }

  /**
   * Folds in the log after the checkpoint, up to `pagesMax` pages of it, and returns whether that
   * was all. In the caller's transaction.
   */
  catchUp(things = new Things(this.#log), pagesMax = Infinity, heldMax = 0): boolean {
    for (let pages = 0; pages < pagesMax; pages += 1) {
      const page = this.#log.page({ after: this.#position, limit: pageLength });
      if (page.length > 0) this.apply(transitionsOf(page, things), heldMax);
      if (page.length < pageLength) return true;
    }
    return false;
  }
}

function listedLinksOf(database: Database, kept: readonly KeptView[]): ListedLinks | null {
  const nameOf = (view: string): string | undefined =>
    kept.find((one) => one.view.name === view)?.name;
  const links = nameOf('links');
  if (links === undefined) return null;
  return new ListedLinks(database, links, nameOf('timeline') ?? tableNameOf({ name: 'timeline' }));
}

/** What consecutive events of the log did to their things. */
export function transitionsOf(events: readonly StoredEvent[], things: Things): Transition[] {
  return events.map((stored) => {
    const event = recorded(stored);
    const before = things.before(event);
    const after = evolveThing(before, event);
    things.remember(event.stream, { version: event.version, thing: after });
    return { before, after, event };
  });
}
