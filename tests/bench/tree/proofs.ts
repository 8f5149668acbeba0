import { checkReceipt, printReceipt } from '../../../events/transparency/receipt.ts';
import { archivePath } from '../../../server/database/data-folder.ts';
import { openDatabase } from '../../../server/database/open.ts';
import { receiptOf } from '../../../server/http/transparency/receipt.ts';
import { nodeHashing } from '../../../server/transparency/hashing.ts';
import { openTransparency } from '../../../server/transparency/transparency.ts';
import { quantile, timed } from './stopwatch.ts';

const asked = 10_000;

/** Asks for receipts of events all over the log, as they are answered over HTTP, one after the other. */
export function askForProofs(folder: string, say: (line: string) => void): void {
  const database = openDatabase(archivePath(folder));
  try {
    const now = (): Date => new Date();
    const transparency = openTransparency(database, { dataFolder: folder, origin: null, now });
    transparency.seals.keepUp();
    const head = transparency.tree.size();
    const times: number[] = [];
    for (let turn = 0; turn < asked; turn += 1) {
      // Far from the one before, so that little of what was just read helps.
      const position = 1 + ((turn * 7_919_317) % head);
      const { wall } = timed(() => textOf(transparency, position));
      times.push(wall);
      if (turn % 500 === 0) check(textOf(transparency, position));
    }
    const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => quantile(times, share).toFixed(2));
    const most = Math.max(...times).toFixed(1);
    say(
      `a receipt of one of ${head.toLocaleString('en')} events: p50 ${p50} ms, p95 ${p95} ms, ` +
        `p99 ${p99} ms, at most ${most} ms (${asked.toLocaleString('en')} by the clock)`,
    );
  } finally {
    database.close();
  }
}

function textOf(transparency: Parameters<typeof receiptOf>[0], position: number): string {
  const receipt = receiptOf(transparency, position);
  if (!receipt) throw new Error(`there is no receipt of ${position}`);
  return printReceipt(receipt, nodeHashing.utf8);
}

function check(text: string): void {
  const { found } = checkReceipt(nodeHashing, text, (bytes) => Buffer.from(bytes).toString('utf8'));
  if (found !== 'included') throw new Error(`a receipt is ${found}`);
}
