import Sqlite from 'better-sqlite3';
import { z } from 'zod';
import { parseVerifierKey } from '../../../events/transparency/note.ts';
import { NotAnArchive } from '../../../server/database/open.ts';
import { nodeHashing } from '../../../server/transparency/hashing.ts';
import { verify } from '../../../server/verify.ts';
import { otherwise, saidBy, waysOf } from './said.ts';
import type { Looked } from './looking.ts';

/**
 * Looks at one tampered archive after the other, as their paths come: what it says otherwise than the
 * untouched one, and what verifying finds. In a process of its own, so that one that hangs or dies
 * can be told of.
 */
const [untouched = '', keyText = '', seals = '[]'] = process.argv.slice(2);
const key = parseVerifierKey(nodeHashing, keyText);
const kept = z.array(z.string()).parse(JSON.parse(seals));
const database = new Sqlite(untouched, { readonly: true });
const ways = waysOf(database);
database.close();
const said = saidBy(untouched, ways);

const asked = z.strictObject({ path: z.string(), isAgainst: z.boolean() });

process.on('message', (message) => {
  const { path, isAgainst } = asked.parse(message);
  void look(path, isAgainst).then((looked) => process.send?.(looked));
});

async function look(path: string, isAgainst: boolean): Promise<Looked> {
  const differences = otherwise(ways, said, saidBy(path, ways));
  const against = isAgainst ? { key, seals: kept } : { key: null, seals: [] };
  try {
    const { findings } = await verify(path, against);
    return { differences, end: 'verified', findings, message: '' };
  } catch (error) {
    const end = error instanceof NotAnArchive ? 'refused' : 'thrown';
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { differences, end, findings: [], message };
  }
}
