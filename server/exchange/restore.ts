import { z } from 'zod';
import type { StoredEvent } from '../log/log.ts';
import type { Restoring } from '../restoring.ts';
import { envelopeText } from './envelope.ts';
import type { ImportReport, RefusedLine } from './import.ts';
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

/**
 * Takes an export in as it was recorded, to the byte, a transaction for each 1,000 events. It stops
 * at the first line that does not fit: a log with a hole is none.
 */
export async function restoreLines(
  restoring: Restoring,
  lines: AsyncIterable<Line>,
  onProgress: (report: ImportReport) => void = () => undefined,
): Promise<ImportReport> {
  const report = { lines: 0, accepted: 0, repeated: 0, refused: [] as RefusedLine[] };
  let batch: StoredEvent[] = [];
  let first = 1;
  const flush = (): boolean => {
    const taken = restoring.take(batch);
    if (taken.ok) {
      report.accepted += taken.added;
      report.repeated += batch.length - taken.added;
    } else
      for (const { pointer, code, message } of taken.issues) {
        const [, index = '0', rest = ''] = /^\/events\/(\d+)(.*)$/su.exec(pointer) ?? [];
        report.refused.push(refusal(first + Number(index), code, message, rest));
      }
    first += batch.length;
    batch = [];
    onProgress(report);
    return taken.ok;
  };
  for await (const line of lines) {
    report.lines += 1;
    const read = lineText(line);
    const event = read.ok ? readExported(read.text) : null;
    if (!event) {
      if (flush())
        report.refused.push(
          refusal(
            line.number,
            'not-as-exported',
            'is not as an export writes it; restore a whole one',
          ),
        );
      return report;
    }
    batch.push(event);
    if (batch.length >= batchLength && !flush()) return report;
  }
  flush();
  return report;
}

function refusal(line: number, code: string, message: string, pointer = ''): RefusedLine {
  return { line, end: 'issue', code, pointer, message };
}
