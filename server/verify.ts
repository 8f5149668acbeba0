import Sqlite from 'better-sqlite3';
import { openReader } from './database/open.ts';
import { verifySchema } from './database/verify-schema.ts';
import type { Log } from './log/log.ts';
import { readRedactions } from './redaction/read-redactions.ts';
import type { Redaction } from '../events/readings/redaction.ts';
import { SqliteLog } from './log/sqlite-log.ts';
import { verifyLog } from './log/verify-log.ts';
import { verifyViews, type ViewFinding } from './projections/verify-views.ts';
import type { Progress } from './projections/rebuild.ts';
import { verifySearch } from './search/verify-search.ts';
import type { VerifierKey } from '../events/transparency/note.ts';
import { verifyCosignatures, type NewestCosigned } from './transparency/verify-cosignatures.ts';
import type { KeyedSeal } from './mirroring/former-seals.ts';
import { verifyTree } from './transparency/verify-tree.ts';

/** Something in the archive that is not as it was promised. */
export interface Finding {
  readonly part: 'file' | 'schema' | 'log' | 'tree' | 'views';
  /** Stable, for programs to match on. */
  readonly code: string;
  /** The event or row version's position; null: it has none. */
  readonly position: number | null;
  /** The view, table, index or trigger concerned; null: none. */
  readonly name: string | null;
  /** The row's key; null: it is no row. */
  readonly key: string | null;
  readonly message: string;
}

/** What verifying an archive came to. */
export interface Verification {
  /** The head of the log, all of which was verified. */
  readonly position: number;
  /** The first findings, at most {@link findingsMax} of the log. */
  readonly findings: readonly Finding[];
  /** Whether every promise was found kept. */
  readonly isSound: boolean;
  /** The newest seal that each witness cosigned that was asked for, if it did. */
  readonly cosigned: readonly NewestCosigned[];
  /** What was redacted, in the order of the redactions: no damage, and told all the same. */
  readonly redactions: readonly Redaction[];
}

/** How many findings in the log are told. */
export const findingsMax = 100;

/** What an archive is held against, beside its own promises. */
export interface HeldAgainst {
  /** The key that its seals must be signed with; null: the seals are left unchecked. */
  readonly key: VerifierKey | null;
  /** Seals that were kept elsewhere, as signed notes. */
  readonly seals: readonly string[];
  /** The witnesses that must have cosigned a seal; absent: none must. */
  readonly witnesses?: readonly VerifierKey[];
  /** Seals that were signed with keys of their own. */
  readonly former?: readonly KeyedSeal[];
}

/**
 * Verifies every promise of the file, its schema, its log, its Merkle tree and its views, all of one
 * moment, while others read and write. Views are compared with a replay of the log, if the log is sound; the index
 * of words, as far as it has come, with one made anew, if the views are. Throws `NotAnArchive` for a
 * file of another program.
 */
export async function verify(
  path: string,
  against: HeldAgainst = { key: null, seals: [] },
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<Verification> {
  const database = openReader(path);
  const findings: Finding[] = [];
  let position = 0;
  let cosigned: readonly NewestCosigned[] = [];
  let redactions: readonly Redaction[] = [];
  try {
    for (const { code, name, message } of await verifySchema(database))
      findings.push(finding({ part: 'schema', code, name, message }));
    database.exec('begin');
    findings.push(...damageOf(database));
    const log = new SqliteLog(database);
    ({ position } = log.head());
    redactions = readRedactions(log);
    const head = 4 * position;
    const inLog = findingsOfLog(log, (at) => onProgress({ position: at, head }));
    findings.push(...inLog);
    findings.push(
      ...findingsOfTree(database, { position, against }, (at) =>
        onProgress({ position: position + at, head }),
      ),
    );
    const byWitnesses = verifyCosignatures(database, against.witnesses ?? []);
    ({ cosigned } = byWitnesses);
    findings.push(...byWitnesses.findings.map((one) => finding({ part: 'tree', ...one })));
    if (inLog.length === 0)
      findings.push(
        ...findingsOfViews(database, log, (at) =>
          onProgress({ position: 2 * position + at, head }),
        ),
      );
  } catch (error) {
    const told = findingOf(error);
    if (told) findings.push(told);
    // Damage, or a table that is gone or altered, makes the rest unreadable: that has been told.
    else if (!findings.some(({ part }) => part === 'file' || part === 'schema')) throw error;
  } finally {
    database.close();
  }
  return { position, findings, isSound: findings.length === 0, cosigned, redactions };
}

/** The damage that an error tells of; null: it tells of none. */
function findingOf(error: unknown): Finding | null {
  const isDamage = error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_CORRUPT');
  return isDamage ? finding({ part: 'file', code: 'damaged', message: error.message }) : null;
}

function damageOf(database: Sqlite.Database): Finding[] {
  const messages = database.prepare<[], string>('pragma integrity_check(20)').pluck().all();
  return messages
    .filter((message) => message !== 'ok')
    .map((message) => finding({ part: 'file', code: 'damaged', message }));
}

function findingsOfLog(log: Log, onProgress: (position: number) => void): Finding[] {
  const found: Finding[] = [];
  for (const { position, findings } of verifyLog(log)) {
    for (const one of findings)
      if (found.length < findingsMax) found.push(finding({ part: 'log', ...one }));
    onProgress(position);
  }
  return found;
}

function findingsOfTree(
  database: Sqlite.Database,
  { position, against }: { readonly position: number; readonly against: HeldAgainst },
  onProgress: (position: number) => void,
): Finding[] {
  return told(verifyTree(database, position, against), onProgress).map((one) =>
    finding({ part: 'tree', ...one }),
  );
}

function findingsOfViews(
  database: Sqlite.Database,
  log: Log,
  onProgress: (position: number) => void,
): Finding[] {
  const { position } = log.head();
  const inViews = told(verifyViews(database, log), onProgress);
  // The index is made from the views: where they are wrong, it can't be told whether it is.
  const found =
    inViews.length > 0 ? inViews : told(verifySearch(database), (at) => onProgress(position + at));
  return found.map(findingOfView);
}

function told<One>(
  steps: Generator<number, readonly One[]>,
  onProgress: (position: number) => void,
): readonly One[] {
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) onProgress(step.value);
  return step.value;
}

function findingOfView({ view, ...rest }: ViewFinding): Finding {
  return finding({ part: 'views', name: view, ...rest });
}

function finding(found: Pick<Finding, 'part' | 'code' | 'message'> & Partial<Finding>): Finding {
  return { position: null, name: null, key: null, ...found };
}
