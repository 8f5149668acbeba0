import { revisionVersion, type Revision } from './revision.ts';

/** Where revisions are kept while they are written: the browser's own store, or one like it. */
export type RevisionDrawer = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Keeps a revision under its writer's name, so that it survives a reload. */
export function keepRevision(drawer: RevisionDrawer, owner: string, revision: Revision): void {
  try {
    drawer.setItem(keyOf(owner, revision.occurrence), JSON.stringify(revision));
  } catch {
    // A full store keeps no more; the form still holds what is written.
  }
}

/** The revision of an occurrence that was being written; null: none, or none of this form. */
export function readRevision(
  drawer: RevisionDrawer,
  owner: string,
  occurrence: string,
): Revision | null {
  const text = drawer.getItem(keyOf(owner, occurrence));
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isRevision(value) ? value : null;
  } catch {
    return null;
  }
}

/** Throws a revision away: it was saved, or given up. */
export function dropRevision(drawer: RevisionDrawer, owner: string, occurrence: string): void {
  drawer.removeItem(keyOf(owner, occurrence));
}

function keyOf(owner: string, occurrence: string): string {
  return `regesta-revision:${encodeURIComponent(owner)}:${occurrence}`;
}

const lists = ['actors', 'places', 'tags', 'chronicles', 'effects'];
const texts = ['title', 'slug', 'summary'];

function isRevision(value: unknown): value is Revision {
  if (!isObject(value) || value['version'] !== revisionVersion) return false;
  const { base, draft, baseVersion, reason } = value;
  if (typeof baseVersion !== 'number' || typeof reason !== 'string') return false;
  if (!isTelling(base) || !isTelling(draft)) return false;
  return isObject(draft['kind']) && Array.isArray(draft['newThings']);
}

function isTelling(value: unknown): value is Record<string, unknown> {
  return (
    isObject(value) &&
    lists.every((name) => Array.isArray(value[name])) &&
    texts.every((name) => typeof value[name] === 'string') &&
    typeof value['importance'] === 'number'
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
