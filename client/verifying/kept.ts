import { parseNote } from '../../events/transparency/note.ts';
import { parseSeal, type Seal } from '../../events/transparency/seal.ts';
import type { Drawer } from '../adding/drafts.ts';

/** The key of the log as this browser keeps it, and how it came by it. */
export interface KeptKey {
  /** The verifier key as text. */
  readonly key: string;
  /** Instant at which it was first seen or entered (RFC 3339, UTC). */
  readonly since: string;
  /** `seen`: the archive itself showed it; `entered`: the reader had it from elsewhere. */
  readonly from: 'seen' | 'entered';
}

/** The newest seal that this browser was given, with when it was first given one. */
export interface KeptSeal {
  /** The signed note, exactly as it was given, and what it says. */
  readonly note: string;
  readonly seal: Seal;
  /** Instant of the first seal (RFC 3339, UTC); every later one was shown to extend it. */
  readonly since: string;
  /** How many events the first seal was over. */
  readonly firstSize: number;
}

const names = { key: 'regesta-log-key', seal: 'regesta-log-seal' } as const;

/** The key that is kept; null: none is. */
export function keptKey(drawer: Drawer): KeptKey | null {
  const told = read(drawer, names.key);
  const { key, since, from } = told ?? {};
  if (typeof key !== 'string' || typeof since !== 'string') return null;
  return { key, since, from: from === 'entered' ? from : 'seen' };
}

/** The seal that is kept; null: none is. */
export function keptSeal(drawer: Drawer): KeptSeal | null {
  const { note, since, firstSize } = read(drawer, names.seal) ?? {};
  if (typeof note !== 'string' || typeof since !== 'string') return null;
  const seal = parseSeal(parseNote(note)?.text ?? '');
  return seal && typeof firstSize === 'number' ? { note, seal, since, firstSize } : null;
}

/** Keeps a key; whether the browser's store took it. */
export function keepKey(drawer: Drawer, key: KeptKey): boolean {
  return keep(drawer, names.key, key);
}

/** Keeps a seal; whether the browser's store took it. */
export function keepSeal(
  drawer: Drawer,
  { note, since, firstSize }: Omit<KeptSeal, 'seal'>,
): boolean {
  return keep(drawer, names.seal, { note, since, firstSize });
}

/** Forgets key and seal, so that the next ones are the first. */
export function forgetLog(drawer: Drawer): void {
  drawer.removeItem(names.key);
  drawer.removeItem(names.seal);
}

function keep(drawer: Drawer, name: string, value: object): boolean {
  try {
    drawer.setItem(name, JSON.stringify(value));
    return true;
  } catch {
    // The store is full, or closed to pages.
    return false;
  }
}

function read(drawer: Drawer, name: string): Readonly<Record<string, unknown>> | null {
  const text = drawer.getItem(name);
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
