import { parseArgs } from 'node:util';
import { keptLog } from './as-of/kept-archive.ts';
import { compareAppending } from './tree/appending.ts';
import { askForProofs } from './tree/proofs.ts';
import { verifyWhole } from './tree/verifying.ts';

/**
 * What the Merkle tree costs: appending with it beside without, in turns; then, of archives of so
 * many events (arguments; default 100000), verifying the tree from the first event to the last, and
 * receipts of events by chance. Prints medians over `--rounds` (default 7) with the wall's clock, and
 * processor time, for a machine that does other work meanwhile. `--no-append`. Archives are kept under
 * the system's temporary folder; a million events are 1 GB, and take some minutes to make.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  allowNegative: true,
  options: {
    rounds: { type: 'string', default: '7' },
    append: { type: 'boolean', default: true },
  },
});
const rounds = Number(values.rounds);

if (values.append) await compareAppending(rounds, say);
for (const size of positionals.length > 0 ? positionals : ['100000']) {
  const folder = await keptLog(Number(size), say);
  verifyWhole(folder, say);
  askForProofs(folder, say);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
