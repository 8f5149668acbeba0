import { z } from 'zod';
import type { StoredEvent } from '../log/log.ts';
import type { Restoring } from '../restoring.ts';
import { envelopeText } from './envelope.ts';
import type { ImportReport } from './import.ts';
import { lineText, type Line } from './lines.ts';

/** How many events are restored in one transaction. */
const batchLength = 1_000;

const exported = z.strictObject({
  position: z.int().min(1),
  id: z.string(),
  stream: z.string(),
  version: z.int().min(1),
  type: z.string(),
  schemaVersion: z.int().min(1),
  recordedAt: z.string(),
  recordedBy: z.string(),
  reason: z.string(),
  data: z.unknown(),
});

/**
 * Reads a line of an export whole, `data` being the exact text it was stored as; null when the line
 * is not, byte for byte, what an export writes.
 */
export function readExported(text: string): StoredEvent | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = exported.safeParse(json);
  if (!parsed.success) return null;
  // No string before it can hold this text: its quotes would be escaped.
  const mark = ',"data":';
  const data = text.slice(text.indexOf(mark) + mark.length, -1);
  const event = { ...parsed.data, data };
  return envelopeText(event) === text ? event : null;
}

/** Whether a line begins an export: the first event of a log, as it was recorded. */
export function isStartOfExport(line: Line): boolean {
  const read = lineText(line);
  return read.ok && readExported(read.text)?.position === 1;
}

/** What became of restoring, and what is left to import. */
export interface RestoredLines {
  readonly report: ImportReport;
  /** The first line that does not continue the log as it was exported, and all after it; or null. */
  readonly rest: { readonly from: number; readonly lines: AsyncIterable<Line> } | null;
}

/** How to restore. */
export interface RestoreOptions {
  /** Whether nothing is restored unless the whole is; `rest` is then every line. */
  readonly isAtomic: boolean;
  /** Told after each transaction. */
  readonly onProgress?: (report: ImportReport) => void;
}

interface Candidate {
  readonly line: Line;
  readonly event: StoredEvent;
}

/**
 * Takes an export in as it was recorded, to the byte, a transaction for each 1,000 events. It stops
 * before the first line that does not fit, since a log with a hole is none: that line and those
 * after it are for {@link importLines}, which loses nothing but what it refuses.
 */
export async function restoreLines(
  restoring: Restoring,
  lines: AsyncIterator<Line>,
  { isAtomic, onProgress }: RestoreOptions,
): Promise<RestoredLines> {
  const report = { lines: 0, accepted: 0, repeated: 0, refused: [] };
  let batch: Candidate[] = [];
  for (;;) {
    const next = await lines.next();
    const read = next.done ? null : lineText(next.value);
    const event = read?.ok ? readExported(read.text) : null;
    if (!next.done && event) batch.push({ line: next.value, event });
    if (event && (isAtomic || batch.length < batchLength)) continue;
    const isBlank = read?.ok && read.text.trim() === '';
    if (isBlank) {
      report.lines += 1;
      continue;
    }
    const isBroken = !next.done && !event;
    const fitting = isBroken && isAtomic ? 0 : take(restoring, batch, isAtomic);
    report.lines += fitting;
    report.accepted += fitting;
    onProgress?.(report);
    const left = batch.slice(fitting).map(({ line }) => line);
    if (isBroken) left.push(next.value);
    const [first] = left;
    if (first) return { report, rest: { from: first.number, lines: chain(left, lines) } };
    if (next.done) return { report, rest: null };
    batch = [];
  }
}

/** Restores as many of the first events as fit, or all or none of them; returns how many. */
function take(restoring: Restoring, batch: readonly Candidate[], isAtomic: boolean): number {
  const events = batch.map(({ event }) => event);
  const taken = restoring.take(events);
  if (taken.ok) return events.length;
  if (isAtomic) return 0;
  const fitting = Math.min(...taken.issues.map(({ pointer }) => Number(pointer.split('/')[2])));
  const again = restoring.take(events.slice(0, fitting));
  if (!again.ok) throw new Error('The events before the first that does not fit do not fit.');
  return fitting;
}

async function* chain(first: readonly Line[], rest: AsyncIterator<Line>): AsyncGenerator<Line> {
  yield* first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
