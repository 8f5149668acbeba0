import { archivePath } from '../../../server/database/data-folder.ts';
import { openReader } from '../../../server/database/open.ts';
import { SqliteLog } from '../../../server/log/sqlite-log.ts';
import { verifyTree } from '../../../server/transparency/verify-tree.ts';
import { timed } from './stopwatch.ts';

/** Recomputes the tree of an archive from its events, as `regesta verify` does, and tells how fast. */
export function verifyWhole(folder: string, say: (line: string) => void): void {
  const database = openReader(archivePath(folder));
  try {
    const head = new SqliteLog(database).head().position;
    const before = process.memoryUsage().rss;
    let most = before;
    const { wall, processor } = timed(() => {
      const steps = verifyTree(database, head, { seals: [], key: null });
      let step = steps.next();
      for (; step.done !== true; step = steps.next())
        if (step.value % 50_000 === 0) most = Math.max(most, process.memoryUsage().rss);
      if (step.value.length > 0) throw new Error(JSON.stringify(step.value[0]));
    });
    const speed = (time: number): string =>
      Math.round((head * 1_000) / time)
        .toLocaleString('en')
        .padStart(9);
    const megabytes = [most, most - before].map((bytes) => Math.round(bytes / 2 ** 20));
    say(
      `verifying ${head.toLocaleString('en')} events: ${speed(wall)}/s by the clock, ` +
        `${speed(processor)}/s of the processor, ${megabytes[0]} MiB, of them ${megabytes[1]} for it`,
    );
  } finally {
    database.close();
  }
}
