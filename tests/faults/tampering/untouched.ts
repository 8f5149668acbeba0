import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import type { UnparsedEvent } from '../../../server/archive.ts';
import { archivePath } from '../../../server/database/data-folder.ts';
import { generateEvents } from '../../../server/generate/generate-events.ts';
import { openArchive, type OpenArchive } from '../../../server/open-archive.ts';
import { printVerifierKey } from '../../../events/transparency/note.ts';

/** An archive as its keeper left it, to be tampered with in copies, and what was kept elsewhere. */
export interface Untouched {
  /** The file of the archive; nothing is left in a write-ahead log. */
  readonly path: string;
  /** The same file as it was some events earlier. */
  readonly earlier: string;
  /** The key that checks its seals, as `/log/key` gives it. */
  readonly key: string;
  /** Seals that someone kept, the newest over all of the log. */
  readonly seals: readonly string[];
  /** The file of a fresh copy. */
  copy(): string;
  /** A copy of the whole data folder, key included. */
  folder(): string;
  remove(): void;
}

/** More than a full tile, so that there is more than one level, and a rest that no tile is over. */
const occurrences = 150;

/** Makes an archive of some 300 events, sealed several times, with free pages in its file. */
export async function makeUntouched(): Promise<Untouched> {
  const root = mkdtempSync(join(tmpdir(), 'regesta-tampering-'));
  const folder = join(root, 'untouched');
  const opened = await openArchive(folder);
  const path = archivePath(folder);
  const earlier = join(root, 'earlier.db');
  const seals = fill(opened, () => settle(opened, earlier));
  leaveFreePages(opened.database.writer);
  const key = printVerifierKey(opened.transparency.key.verifier);
  opened.close();
  let count = 0;
  return {
    path,
    earlier,
    key,
    seals,
    copy() {
      const copied = join(root, `copy-${(count += 1) % 10}`);
      rmSync(copied, { recursive: true, force: true });
      mkdirSync(copied);
      copyFileSync(path, archivePath(copied));
      return archivePath(copied);
    },
    folder() {
      const whole = join(root, 'whole');
      cpSync(folder, whole, { recursive: true });
      return whole;
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** Tells what there is to tell, sealing now and then, and gives the seals. */
function fill({ archive, search, transparency }: OpenArchive, inBetween: () => void): string[] {
  const seals: string[] = [];
  let told = 0;
  for (const session of generateEvents({ occurrences, seed: 5 })) {
    const events = session.map(unparsed);
    const { outcome } = archive.append({ events, reason: 'told', by: 'Anna Keller' });
    if (outcome !== 'appended') throw new Error(`the archive answered ${outcome}`);
    const before = told;
    told += events.length;
    if (Math.floor(told / 90) > Math.floor(before / 90))
      seals.push(transparency.seals.current() ?? '');
    if (before < 240 && told >= 240) inBetween();
  }
  redact(archive);
  search.catchUp();
  return [...seals, transparency.seals.current() ?? ''];
}

/** Takes the data of two events away, as the law may demand. */
function redact(archive: OpenArchive['archive']): void {
  const told = archive.read({ after: 0, limit: 1_000, type: 'OccurrenceRecorded' });
  const events = [told[20], told[70]].flatMap((event) =>
    event
      ? {
          stream: event.stream,
          type: 'EventRedacted',
          data: { position: event.position, reason: 'on request', legalBasis: 'the law' },
        }
      : [],
  );
  const { outcome } = archive.append({ events, reason: '', by: 'The keeper', mayRedact: true });
  if (outcome !== 'appended') throw new Error(`the archive answered ${outcome}`);
}

function unparsed({ stream, type, data }: { stream: string; type: string; data: string }) {
  const event: UnparsedEvent = { stream, type, data: JSON.parse(data) };
  return event;
}

function settle({ database: { writer } }: OpenArchive, to: string): void {
  writer.pragma('wal_checkpoint(truncate)');
  copyFileSync(writer.name, to);
}

function leaveFreePages(writer: Database): void {
  writer.exec('create table plan (text text)');
  writer.prepare('insert into plan values (?)').run('what was once planned. '.repeat(2_000));
  writer.exec('drop table plan');
}

/** The bytes of a file. */
export function bytesOf(path: string): Buffer {
  return readFileSync(path);
}
