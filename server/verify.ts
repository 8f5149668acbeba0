import { openReader } from './database/open.ts';
import { verifySchema } from './database/verify-schema.ts';
import { SqliteLog } from './log/sqlite-log.ts';
import { verifyLog } from './log/verify-log.ts';
import { verifyViews, type ViewFinding } from './projections/verify-views.ts';
import type { Progress } from './projections/rebuild.ts';

/** Something in the archive that is not as it was promised. */
export interface Finding {
  readonly part: 'file' | 'schema' | 'log' | 'views';
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
}

/** How many findings in the log are told. */
export const findingsMax = 100;

/**
 * Verifies every promise of the file, its schema, its log and its views, all of one moment, while
 * others read and write. Views are compared with a replay of the log, if the log is sound.
 */
export async function verify(
  path: string,
  onProgress: (progress: Progress) => void = () => undefined,
): Promise<Verification> {
  const database = openReader(path);
  try {
    const findings: Finding[] = (await verifySchema(database)).map(({ code, name, message }) =>
      finding({ part: 'schema', code, name, message }),
    );
    database.exec('begin');
    const damage = database.prepare<[], string>('pragma integrity_check(20)').pluck().all();
    for (const message of damage)
      if (message !== 'ok') findings.push(finding({ part: 'file', code: 'damaged', message }));
    const log = new SqliteLog(database);
    const head = log.head().position;
    const inLog: Finding[] = [];
    for (const { position, findings } of verifyLog(log)) {
      for (const one of findings)
        if (inLog.length < findingsMax) inLog.push(finding({ part: 'log', ...one }));
      onProgress({ position, head: 2 * head });
    }
    findings.push(...inLog);
    if (inLog.length === 0) {
      const views = verifyViews(database, log);
      let step = views.next();
      for (; step.done !== true; step = views.next())
        onProgress({ position: head + step.value, head: 2 * head });
      findings.push(...step.value.map(findingOfView));
    }
    return { position: head, findings, isSound: findings.length === 0 };
  } finally {
    database.close();
  }
}

function findingOfView({ view, ...rest }: ViewFinding): Finding {
  return finding({ part: 'views', name: view, ...rest });
}

function finding(found: Pick<Finding, 'part' | 'code' | 'message'> & Partial<Finding>): Finding {
  return { position: null, name: null, key: null, ...found };
}
