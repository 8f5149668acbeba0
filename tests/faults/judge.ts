import { archivePath } from '../../server/database/data-folder.ts';
import type { StoredEvent } from '../../server/log/log.ts';
import { openArchive } from '../../server/open-archive.ts';
import { verify } from '../../server/verify.ts';
import type { Batch } from './batches.ts';

/** What was found of what clients were told, once a server came back. */
export interface Verdict {
  /** Events that a client was told are recorded. */
  readonly acknowledged: number;
  /** Of these, those that are not there. */
  readonly lost: number;
  /** Of these, those that are there otherwise than they were told. */
  readonly altered: number;
  /** Batches of which some events are there and some are not, or not side by side. */
  readonly torn: number;
  /** Batches that were refused, and are there. */
  readonly uninvited: number;
  /** Batches of which nothing was told, and that are there whole: either may be. */
  readonly unknownKept: number;
  readonly unknown: number;
  /** What `regesta verify` finds, as text; empty: the archive is sound. */
  readonly findings: readonly string[];
}

/** Nothing that was asked, and nothing found. */
export const noVerdict: Verdict = {
  acknowledged: 0,
  lost: 0,
  altered: 0,
  torn: 0,
  uninvited: 0,
  unknown: 0,
  unknownKept: 0,
  findings: [],
};

/** Opens the archive as a start does, compares, and verifies all that is promised of it. */
export async function judge(folder: string, batches: readonly Batch[]): Promise<Verdict> {
  const opened = await openArchive(folder);
  const known = new Map<string, StoredEvent>();
  try {
    for (let after = 0; ;) {
      const page = opened.archive.read({ after, limit: 1_000 });
      for (const event of page) known.set(event.id, event);
      if (page.length === 0) break;
      after = page.at(-1)?.position ?? after;
    }
  } finally {
    opened.close();
  }
  return { ...compare(batches, known), findings: await findingsOf(folder) };
}

/** What `regesta verify` finds wrong with the archive of a folder. */
export async function findingsOf(folder: string): Promise<readonly string[]> {
  const { findings } = await verify(archivePath(folder));
  return findings.map(({ part, code, message }) => `${part}, ${code}: ${message}`);
}

function compare(
  batches: readonly Batch[],
  known: ReadonlyMap<string, StoredEvent>,
): Omit<Verdict, 'findings'> {
  const sum = {
    acknowledged: 0,
    lost: 0,
    altered: 0,
    torn: 0,
    uninvited: 0,
    unknownKept: 0,
    unknown: 0,
  };
  for (const { ids, end, receipts } of batches) {
    const events = ids.map((id) => known.get(id));
    const there = events.filter((event) => event !== undefined);
    const isWhole = there.every(
      ({ position }, at) =>
        there.length === ids.length && position === (there[0]?.position ?? 0) + at,
    );
    if (!isWhole) sum.torn += 1;
    if (end === 'acknowledged') {
      sum.acknowledged += ids.length;
      sum.lost += ids.length - there.length;
      sum.altered += events.filter((event, at) => event && !isAsTold(event, receipts[at])).length;
    } else if (end === 'refused') sum.uninvited += there.length > 0 ? 1 : 0;
    else {
      sum.unknown += 1;
      sum.unknownKept += there.length > 0 ? 1 : 0;
    }
  }
  return sum;
}

function isAsTold(event: StoredEvent, told: Batch['receipts'][number] | undefined): boolean {
  if (!told) return false;
  return (['id', 'stream', 'position', 'version', 'recordedAt'] as const).every(
    (field) => event[field] === told[field],
  );
}
