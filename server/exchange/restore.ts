import { z } from 'zod';
import type { StoredEvent } from '../log/log.ts';
import { fromBase64 } from '../../events/transparency/base64.ts';
import { hashLength } from '../../events/transparency/hashing.ts';
import { saltLength } from '../../events/transparency/entry.ts';
import type { RestorableEvent, Restoring } from '../restoring.ts';
import { redactedOf } from '../log/recorded.ts';
import { bind, type Binding } from '../transparency/bindings.ts';
import { envelopeText, exportedText } from './envelope.ts';
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
  salt: z.string().nullable().optional(),
  commitment: z.string().optional(),
  data: z.unknown(),
});

/**
 * Reads a line of an export whole, `data` being the exact text it was stored as; null when the line
 * is not, byte for byte, what an export writes.
 */
export function readExported(text: string): RestorableEvent | null {
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
  const { salt, commitment, ...rest } = parsed.data;
  const event = { ...rest, data };
  if (salt === undefined) return envelopeText(event) === text ? { event } : null;
  const binding = salt === null ? redactedBinding(commitment) : bindingBy(salt, data);
  return binding && exportedText(event, binding) === text ? { event, binding } : null;
}

function bindingBy(encoded: string, data: string): Binding | null {
  const salt = fromBase64(encoded);
  return salt?.length === saltLength ? bind(Buffer.from(salt), data) : null;
}

function redactedBinding(encoded: string | undefined): Binding | null {
  const commitment = fromBase64(encoded ?? '');
  if (commitment?.length !== hashLength) return null;
  return { salt: null, commitment: Buffer.from(commitment) };
}

/**
 * Whether a line begins an export that this archive can take as it was recorded: the first event of
 * a log, and the archive is empty (`begun` null) or begins with that very event, so that a restoring
 * which was cut short goes on.
 */
export function isStartOfExport(line: Line, begun: StoredEvent | null): boolean {
  const read = lineText(line);
  const first = read.ok ? readExported(read.text)?.event : undefined;
  if (first?.position !== 1) return false;
  // Its data may have been redacted since, here or there: which it is, restoring finds.
  return begun === null || envelopeText(redactedOf(begun)) === envelopeText(redactedOf(first));
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
  readonly event: RestorableEvent;
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
    const { fitting, added } = isBroken && isAtomic ? nothing : take(restoring, batch, isAtomic);
    report.lines += fitting;
    report.accepted += added;
    report.repeated += fitting - added;
    onProgress?.(report);
    const left = batch.slice(fitting).map(({ line }) => line);
    if (isBroken) left.push(next.value);
    const [first] = left;
    if (first) return { report, rest: { from: first.number, lines: chain(left, lines) } };
    if (next.done) return { report, rest: null };
    batch = [];
  }
}

/** How many of the first events of a batch fit, and how many of these the log did not have. */
interface Taken {
  readonly fitting: number;
  readonly added: number;
}

const nothing: Taken = { fitting: 0, added: 0 };

/** Restores as many of the first events as fit, or all or none of them. */
function take(restoring: Restoring, batch: readonly Candidate[], isAtomic: boolean): Taken {
  const events = batch.map(({ event }) => event);
  const taken = restoring.take(events);
  if (taken.ok) return { fitting: events.length, added: taken.added };
  if (isAtomic) return nothing;
  const fitting = Math.min(...taken.issues.map(({ pointer }) => Number(pointer.split('/')[2])));
  const again = restoring.take(events.slice(0, fitting));
  if (!again.ok) throw new Error('The events before the first that does not fit do not fit.');
  return { fitting, added: again.added };
}

async function* chain(first: readonly Line[], rest: AsyncIterator<Line>): AsyncGenerator<Line> {
  yield* first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
