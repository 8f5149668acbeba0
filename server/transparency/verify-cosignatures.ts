import type { Database } from 'better-sqlite3';
import {
  parseNote,
  parseSignature,
  parseVerifierKey,
  type VerifierKey,
} from '../../events/transparency/note.ts';
import { cosignatureBy } from './cosigning.ts';
import type { KeptCosignature } from './cosignatures.ts';
import { nodeHashing as hashing } from './hashing.ts';
import type { KeptSeal } from './seals.ts';

/** A kept cosignature that is not good, or one that is missing. */
export interface CosignatureFinding {
  readonly code: 'bad-cosignature' | 'not-cosigned';
  /** The size that the seal is over; null: no seal has it. */
  readonly position: number | null;
  readonly message: string;
}

/** The newest seal that a witness cosigned. */
export interface NewestCosigned {
  /** The witness’s name. */
  readonly witness: string;
  readonly size: number;
  /** When it cosigned it. */
  readonly at: string;
}

/** An instant of a cosignature in words, in UTC; one beyond what dates can tell, as a number. */
export function instantOf({ at }: { readonly at: number }): string {
  const date = new Date(at * 1_000);
  return Number.isNaN(date.getTime()) ? `second ${at}` : date.toISOString().replace('.000Z', 'Z');
}

/** That these witnesses cosigned a signed note, or which did not. */
export function verifyCosigned(
  seal: string,
  witnesses: readonly VerifierKey[],
): {
  readonly cosigned: readonly Omit<NewestCosigned, 'size'>[];
  readonly findings: readonly CosignatureFinding[];
} {
  const note = parseNote(seal);
  const each = witnesses.map((key) => ({ key, found: note && cosignatureBy(key, note) }));
  return {
    cosigned: each.flatMap(({ key, found }) =>
      found ? [{ witness: key.name, at: instantOf(found) }] : [],
    ),
    findings: each.flatMap(({ key, found }) => (found ? [] : [missing(key, 'this seal')])),
  };
}

/**
 * Checks every cosignature that an archive keeps, and finds the newest seal that each of these
 * witnesses cosigned. Those of a mirror stand in the seals themselves, as they were served to it.
 */
export function verifyCosignatures(
  database: Database,
  witnesses: readonly VerifierKey[],
): {
  readonly cosigned: readonly NewestCosigned[];
  readonly findings: readonly CosignatureFinding[];
} {
  const findings: CosignatureFinding[] = [];
  const rows = database.prepare<[], KeptCosignature & { readonly note: string | null }>(
    'select c.*, s.note from cosignatures c left join seals s using (size) order by size',
  );
  for (const row of rows.iterate()) if (!isGood(row)) findings.push(bad(row));
  const each = witnesses.map((key) => ({ key, newest: newestBy(database, key) }));
  for (const { key, newest } of each)
    if (!newest) findings.push(missing(key, 'any seal that is kept here'));
  return { cosigned: each.flatMap(({ newest }) => newest ?? []), findings };
}

function isGood({ witness, line, note }: KeptCosignature & { note: string | null }): boolean {
  const key = parseVerifierKey(hashing, witness);
  const signature = parseSignature(line.replace(/\n$/u, ''));
  const text = note === null ? null : parseNote(note)?.text;
  if (!key || !signature || typeof text !== 'string') return false;
  return cosignatureBy(key, { text, signatures: [signature] }) !== null;
}

function newestBy(database: Database, key: VerifierKey): NewestCosigned | null {
  const seals = database.prepare<[], KeptSeal>(
    `select size, note || coalesce((select group_concat(line, '') from cosignatures c
       where c.size = s.size), '') as note
     from seals s order by size desc`,
  );
  for (const { size, note } of seals.iterate()) {
    if (!note.includes(`\n— ${key.name} `)) continue;
    const parsed = parseNote(note);
    const found = parsed && cosignatureBy(key, parsed);
    if (found) return { witness: key.name, size, at: instantOf(found) };
  }
  return null;
}

function bad({ size, witness, line }: KeptCosignature): CosignatureFinding {
  const named = JSON.stringify(line.split(' ', 2)[1] ?? witness);
  const message = `what is kept as the cosignature of ${named} is none of the seal over ${size} events`;
  return { code: 'bad-cosignature', position: size, message };
}

function missing({ name }: VerifierKey, what: string): CosignatureFinding {
  return { code: 'not-cosigned', position: null, message: `${name} has not cosigned ${what}` };
}
