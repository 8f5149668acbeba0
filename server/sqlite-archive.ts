import { prepareStatements, type ArchiveStatements } from './archive-statements.ts';
import { undoEvents, type Undoing } from '../events/undo/undo.ts';
import type {
  AppendRequest,
  Archive,
  Outcome,
  Preview,
  PreviewRequest,
  Settled,
  UnparsedEvent,
} from './archive.ts';
import type { OpenDatabase } from './database/open.ts';
import { Writing } from './database/writing.ts';
import { Deliberation, type Accepted, type Resolution } from './deliberation.ts';
import type { Head, LogPage, StoredEvent } from './log/log.ts';
import { LogWatch, type HeadListener } from './log/log-watch.ts';
import { SqliteLog } from './log/sqlite-log.ts';
import { Things } from './log/things.ts';
import type { Projector } from './projections/projector.ts';
import { projectorOf } from './projections/start.ts';
import { UndoGround } from './undo-ground.ts';
import { noProposals, parseProposals, type Proposal } from './proposals.ts';
import { weigh, type Weighed } from './proposing/weigh.ts';
import { machine, type Surroundings } from './surroundings.ts';
import { notTaken, type Whose } from './mirroring/mirrored.ts';
import { Redacting } from './redaction/redacting.ts';
import { Restoring } from './restoring.ts';
import { bind } from './transparency/bindings.ts';
import { newSalt } from './transparency/salt.ts';
import { GrowingTree } from './transparency/growing-tree.ts';

/**
 * The archive in SQLite; `database` was migrated and its views started.
 *
 * 1. Of one request events, rows and checkpoints are committed together, or none. Several requests may
 *    share a transaction; each is then all or nothing by itself, in a savepoint of its own.
 * 2. What `append` and `appendAll` return as appended is on the disk.
 * 3. What is remembered between requests is what the log says: it is forgotten when another process
 *    wrote, and when a transaction was not kept.
 * 4. Into a mirror nothing is committed but what it follows, and that only as long as it is one: it
 *    is asked in each transaction, for another process may begin a mirror or take it over.
 * 5. After a commit that failed on the disk nothing is written until it is made good: see
 *    {@link Writing}.
 */
export class SqliteArchive implements Archive {
  readonly #database: OpenDatabase;
  readonly #surroundings: Surroundings;
  readonly #log: SqliteLog;
  readonly #readLog: SqliteLog;
  readonly #things: Things;
  readonly #projector: Projector;
  readonly #tree: Pick<GrowingTree, 'add' | 'catchUp' | 'commitmentOf'>;
  readonly #redacting: Redacting;
  readonly #statements: ArchiveStatements;
  readonly #writing: Writing;
  readonly #watch: LogWatch;
  #isFresh = false;
  #dataVersion: unknown = null;

  /** `tree` takes in what is appended; see {@link GrowingTree}. */
  constructor(
    database: OpenDatabase,
    surroundings: Surroundings = machine,
    tree: Pick<GrowingTree, 'add' | 'catchUp' | 'commitmentOf'> = new GrowingTree(database.writer),
  ) {
    this.#database = database;
    this.#surroundings = surroundings;
    this.#log = new SqliteLog(database.writer);
    this.#readLog = new SqliteLog(database.reader);
    this.#things = new Things(this.#log);
    this.#projector = projectorOf(database.writer, this.#log);
    this.#tree = tree;
    this.#redacting = new Redacting(database.writer, this.#projector);
    this.#statements = prepareStatements(database.writer);
    this.#writing = new Writing(database.writer);
    this.#watch = new LogWatch(() => this.#readLog.head());
  }

  append(request: AppendRequest): Outcome {
    const parsed = parseProposals(request);
    if (!parsed.ok) return { outcome: 'issues', issues: parsed.issues };
    return this.#transact(() => this.#step(request, parsed.proposals));
  }

  appendAll(requests: readonly AppendRequest[]): readonly Settled[] {
    const all = requests.map((request) => ({ request, parsed: parseProposals(request) }));
    return this.#transact(() => {
      let isKept = false;
      const value = all.map(({ request, parsed }): Settled => {
        if (!parsed.ok) return ended({ outcome: 'issues', issues: parsed.issues });
        const step = this.#stepApart(request, parsed.proposals);
        isKept ||= step.isKept;
        return step.value;
      });
      return { value, isKept };
    });
  }

  weigh(request: { readonly events: readonly UnparsedEvent[]; readonly reason: string }): {
    readonly asOf: Head;
    readonly weighed: readonly Weighed[];
  } {
    const parsed = request.events.length > 0 ? parseProposals(request) : noProposals;
    if (!parsed.ok) throw new Error(`what was proposed does not parse: ${JSON.stringify(parsed)}`);
    return this.#transact(() => {
      const ground = new UndoGround(this.#log, this.#things, (source) => this.#citing(source));
      const value = { asOf: this.#log.head(), weighed: weigh(parsed.proposals, ground) };
      return { value, isKept: false };
    });
  }

  preview(request: PreviewRequest): Preview {
    const parsed = parseProposals(request);
    if (!parsed.ok) return { outcome: 'issues', issues: parsed.issues };
    return this.#transact(() => {
      const asOf = this.#log.head();
      const { outcome, accepted } = this.#deliberate(request).resolve(parsed.proposals);
      const isGood = outcome.outcome === 'appended' || outcome.outcome === 'repeated';
      const transitions = accepted.map(({ transition }) => transition);
      return {
        value: isGood ? { outcome: 'previewed', asOf, transitions } : outcome,
        isKept: false,
      };
    });
  }

  undo(positions: readonly number[]): Undoing & { readonly asOf: Head } {
    return this.#transact(() => {
      const ground = new UndoGround(this.#log, this.#things, (source) => this.#citing(source));
      const value = { asOf: this.#log.head(), ...undoEvents(positions, ground) };
      return { value, isKept: false };
    });
  }

  /** Takes in an exported log as it was recorded; see {@link Restoring}. */
  restore(): Restoring {
    return this.#restoring('own', 0);
  }

  /** Takes in what the archive that this one is a mirror of recorded after a position. */
  follow(after: number): Restoring {
    return this.#restoring('followed', after);
  }

  #restoring(whose: Whose, after: number): Restoring {
    const into = {
      things: this.#things,
      transact: <Value>(work: () => Done<Value>) => this.#transact(work, whose),
      write: (accepted: readonly Accepted[]) => this.#write(accepted),
      commitmentOf: (position: number) => this.#tree.commitmentOf(position),
    };
    return new Restoring(this.#log, into, after);
  }

  /** The end of the log. */
  head(): Head {
    return this.#readLog.head();
  }

  read(options: LogPage): readonly StoredEvent[] {
    return this.#readLog.page(options);
  }

  onAppended(listener: HeadListener): () => void {
    return this.#watch.onAppended(listener);
  }

  onUnread(listener: (error: unknown) => void): () => void {
    return this.#watch.onUnread(listener);
  }

  close(): void {
    this.#watch.close();
    this.#database.close();
  }

  /** Decides and writes one request. In a transaction. */
  #step(request: AppendRequest, proposals: readonly Proposal[]): Done<Outcome> {
    const deliberation = this.#deliberate(request);
    const { outcome, accepted }: Resolution = deliberation.resolve(proposals);
    if (request.dryRun === true || !('receipts' in outcome))
      return { value: outcome, isKept: false };
    if (accepted.length > 0) this.#write(accepted);
    // A crash from here on costs both the events and what goes alongside, never one of them.
    request.alongside?.(outcome.receipts);
    for (const [stream, stand] of deliberation.stands) this.#things.remember(stream, stand);
    return { value: outcome, isKept: accepted.length > 0 || request.alongside !== undefined };
  }

  /** The same, so that nothing is left of it if it throws, and of the steps before it everything. */
  #stepApart(request: AppendRequest, proposals: readonly Proposal[]): Done<Settled> {
    const { open, close, undo } = this.#statements.savepoint;
    open.run();
    try {
      const { value, isKept } = this.#step(request, proposals);
      close.run();
      return { value: ended(value), isKept };
    } catch (error) {
      this.#isFresh = false;
      // A disk that is full or fails may have ended the whole transaction: then it is all of theirs.
      if (!this.#database.writer.inTransaction) throw error;
      undo.run();
      close.run();
      this.#resume();
      return { value: { end: 'threw', error }, isKept: false };
    }
  }

  /** What one request is decided on. In a transaction. */
  #deliberate({ by, mayRedact = false }: Pick<AppendRequest, 'by' | 'mayRedact'>): Deliberation {
    const { now, newId } = this.#surroundings;
    const ground = {
      log: this.#log,
      things: this.#things,
      head: this.#log.head(),
      citing: (source: string) => this.#citing(source),
    };
    const stamp = { by, now: new Date(now()).toISOString(), newId, mayRedact };
    return new Deliberation(ground, stamp);
  }

  #citing(source: string): readonly string[] {
    return this.#statements.citing.all(`${source}/`, `${source}0`);
  }

  /** Writes accepted events, and what follows from them in the tree and the views. In a transaction. */
  #write(accepted: readonly Accepted[]): void {
    for (const { stored, binding } of accepted) {
      this.#log.append(stored);
      this.#tree.add(stored, binding ?? bind(newSalt(), stored.data));
    }
    const redacted = this.#redacting.remove(accepted.map(({ stored }) => stored));
    if (redacted) this.#things.forget();
    else this.#projector.apply(accepted.map(({ transition }) => transition));
  }

  /** Runs one request under the lock that keeps other writers out, and keeps it or leaves no trace. */
  #transact<Value>(work: () => Done<Value>, whose: Whose = 'own'): Value {
    this.#writing.begin();
    let done: Done<Value>;
    try {
      this.#resume();
      done = work();
      if (done.isKept && whose !== this.#statements.whose.get())
        throw notTaken(this.#database.writer);
    } catch (error) {
      this.#rollback();
      throw error;
    }
    if (done.isKept) this.#commit();
    else this.#writing.rollback();
    // What was accepted is on the disk. A crash here costs the answer: the client asks again, and
    // is recognised by its ids.
    if (done.isKept) this.#watch.wake();
    return done.value;
  }

  /** Under the lock: forgets what another process made stale. */
  #resume(): void {
    const dataVersion = this.#statements.dataVersion.get();
    if (this.#isFresh && dataVersion === this.#dataVersion) return;
    this.#things.forget();
    this.#tree.catchUp();
    this.#projector.resume();
    // The views of an archive that another program filled without folding are behind.
    this.#projector.catchUp();
    this.#dataVersion = dataVersion;
    this.#isFresh = true;
  }

  #commit(): void {
    try {
      this.#writing.commit();
    } catch (error) {
      this.#isFresh = false;
      throw error;
    }
  }

  #rollback(): void {
    this.#isFresh = false;
    this.#writing.rollback();
  }
}

/** What work came to, and whether it is to be committed. */
interface Done<Value> {
  readonly value: Value;
  readonly isKept: boolean;
}

function ended(outcome: Outcome): Settled {
  return { end: 'outcome', outcome };
}
