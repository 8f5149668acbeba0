import { z } from 'zod';
import type { Archive, Outcome, UnparsedEvent } from '../archive.ts';
import { issueWords } from '../issue-words.ts';
import { lineText, type Line } from './lines.ts';

/** How many lines are appended in one transaction. */
const batchLength = 500;

/** A line that was not imported, and why. */
export interface RefusedLine {
  readonly line: number;
  readonly end: 'issue' | 'refusal' | 'conflict';
  readonly code: string;
  readonly pointer: string;
  readonly message: string;
}

/** What an import did: how many lines it read, and what became of them. */
export interface ImportReport {
  readonly lines: number;
  /** Events that are in the log now and were not before. */
  readonly accepted: number;
  /** Events that were there already, with the same id and content. */
  readonly repeated: number;
  readonly refused: readonly RefusedLine[];
}

/** How to import. */
export interface ImportOptions {
  /** The public name that the log carries. */
  readonly by: string;
  /** Why, for lines that give no reason of their own. */
  readonly reason: string;
  /** Whether one refused line refuses all: nothing is then kept. */
  readonly isAtomic: boolean;
  /** Told after each transaction. */
  readonly onProgress?: (report: ImportReport) => void;
}

interface Candidate {
  readonly line: number;
  readonly event: UnparsedEvent;
}

/**
 * A line of the interchange format: an envelope of which only `stream`, `type` and `data` are
 * needed. Position, version, recording and what binds the data in another archive are read over: this
 * log has its own.
 */
const envelope = z.strictObject({
  position: z.int().min(1).optional(),
  id: z.string().optional(),
  stream: z.string(),
  version: z.int().min(1).optional(),
  type: z.string(),
  schemaVersion: z.int().min(1).optional(),
  recordedAt: z.string().optional(),
  recordedBy: z.string().optional(),
  reason: z.string().optional(),
  salt: z.string().nullable().optional(),
  commitment: z.string().optional(),
  data: z.unknown(),
});

/**
 * Appends lines of the interchange format in their order, a transaction for each 500. A refused
 * line loses nothing else: the rest of its transaction is tried again without it, so that lines
 * which depend on it are refused in their turn, by name. With `isAtomic`, one transaction for all.
 */
export async function importLines(
  archive: Archive,
  lines: AsyncIterable<Line>,
  options: ImportOptions,
): Promise<ImportReport> {
  const report = { lines: 0, accepted: 0, repeated: 0, refused: [] as RefusedLine[] };
  let batch: Candidate[] = [];
  const flush = (): void => {
    if (options.isAtomic && report.refused.length > 0) return;
    appendBatch(archive, batch, options, report);
    batch = [];
    options.onProgress?.(report);
  };
  for await (const line of lines) {
    report.lines += 1;
    const read = readLine(line);
    if (!read) continue;
    if ('event' in read) batch.push(read);
    else report.refused.push(read);
    if (!options.isAtomic && batch.length >= batchLength) flush();
  }
  flush();
  report.refused.sort((a, b) => a.line - b.line);
  return report;
}

function appendBatch(
  archive: Archive,
  batch: readonly Candidate[],
  options: ImportOptions,
  report: { accepted: number; repeated: number; refused: RefusedLine[] },
): void {
  let rest = batch;
  while (rest.length > 0) {
    const { reason, by } = options;
    const outcome = archive.append({ events: rest.map(({ event }) => event), reason, by });
    if (outcome.outcome === 'appended') {
      report.accepted += rest.length;
      return;
    }
    if (outcome.outcome === 'repeated') {
      report.repeated += rest.length;
      return;
    }
    const refused = refusedLines(rest, outcome);
    report.refused.push(...refused);
    if (options.isAtomic) return;
    const numbers = new Set(refused.map(({ line }) => line));
    rest = rest.filter(({ line }) => !numbers.has(line));
  }
}

function refusedLines(
  batch: readonly Candidate[],
  outcome: Exclude<Outcome, { outcome: 'appended' | 'repeated' }>,
): RefusedLine[] {
  const place = (pointer: string) => {
    const [, index, rest] = /^\/events\/(\d+)(.*)$/su.exec(pointer) ?? [];
    return { line: batch[Number(index)]?.line ?? 0, pointer: rest ?? '' };
  };
  switch (outcome.outcome) {
    case 'issues':
      return outcome.issues.map(({ pointer, code, message }) => ({
        ...place(pointer),
        end: 'issue',
        code,
        message,
      }));
    case 'refused':
      return outcome.refusals.map(({ pointer, code, message }) => ({
        ...place(pointer),
        end: 'refusal',
        code,
        message,
      }));
    case 'conflict':
      return outcome.conflicts.map(({ pointer, expected, actual }) => ({
        ...place(pointer),
        end: 'conflict',
        code: 'conflict',
        message: `expected version ${expected} but the stream is at ${actual}`,
      }));
  }
}

function readLine(line: Line): Candidate | RefusedLine | null {
  const refuse = (code: string, message: string, pointer = ''): RefusedLine => ({
    line: line.number,
    end: 'issue',
    code,
    pointer,
    message,
  });
  const read = lineText(line);
  if (!read.ok) return refuse(read.code, read.message);
  if (read.text.trim() === '') return null;
  let json: unknown;
  try {
    json = JSON.parse(read.text);
  } catch {
    return refuse('not-json', 'is not JSON; write one event a line');
  }
  const parsed = envelope.safeParse(json, { error: issueWords });
  if (parsed.success && parsed.data.salt === null)
    return refuse('redacted', 'was redacted: only restoring the whole log brings it', '/data');
  if (parsed.success) return { line: line.number, event: proposal(parsed.data) };
  const issue = parsed.error.issues[0];
  const pointer = (issue?.path ?? []).map((part) => `/${String(part)}`).join('');
  return refuse('not-an-event', issue?.message ?? 'is not an event', pointer);
}

function proposal(line: z.infer<typeof envelope>): UnparsedEvent {
  const { id, stream, type, data, schemaVersion, version, reason } = line;
  return {
    stream,
    type,
    data,
    ...(id === undefined ? {} : { id }),
    ...(schemaVersion === undefined ? {} : { schemaVersion }),
    ...(version === undefined ? {} : { expectedVersion: version - 1 }),
    ...(reason === undefined ? {} : { reason }),
  };
}
