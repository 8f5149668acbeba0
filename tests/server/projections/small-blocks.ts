import type { Proposed } from '../../../events/decisions/decide.ts';
import { SqliteLog } from '../../../server/log/sqlite-log.ts';
import { tableNameOf, viewsWithBlocks } from '../../../server/projections/keep.ts';
import { Projector } from '../../../server/projections/projector.ts';
import { openReading, type OpenReading } from '../reading/open-reading.ts';
import { logOf } from '../reading/random-archive.ts';

/** Strides so small that an archive of a few dozen events has many blocks. */
export const smallStrides = [2, 6];

/**
 * An archive of a history, folded with small blocks in transactions of these lengths, by turns. What
 * is appended to it later begins no blocks but those of the usual strides.
 */
export async function openWithSmallBlocks(
  said: readonly Proposed[],
  lengths: readonly number[],
): Promise<OpenReading> {
  const open = await openReading();
  const { writer } = open.database;
  const log = new SqliteLog(writer);
  const projector = new Projector(
    writer,
    log,
    viewsWithBlocks(smallStrides).map((pair) => pair.keep(writer, tableNameOf(pair.view))),
  );
  projector.resume();
  const events = logOf(said);
  for (let from = 0, turn = 0; from < events.length; turn += 1) {
    const part = events.slice(from, from + (lengths[turn % lengths.length] ?? 1));
    from += part.length;
    writer.transaction(() => {
      for (const event of part) log.append({ ...event, data: JSON.stringify(event.data) });
      projector.catchUp();
    })();
  }
  return open;
}
