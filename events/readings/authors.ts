/** What stands between the names of who proposed something and of who accepted it. */
const joint = ', accepted by ';

/** The public names that the log carries for one event. */
export interface Authors {
  /** Who said it, or proposed it. */
  readonly by: string;
  /** Who accepted it, where it was proposed; null: nobody had to. */
  readonly acceptedBy: string | null;
}

/** What `recordedBy` says of these authors: `Anna Keller, accepted by Jonas Weber`. */
export function recordedByOf({ by, acceptedBy }: Authors): string {
  return acceptedBy === null ? by : by + joint + acceptedBy;
}

/** The authors that a `recordedBy` names. */
export function authorsOf(recordedBy: string): Authors {
  const at = recordedBy.indexOf(joint);
  if (at < 0) return { by: recordedBy, acceptedBy: null };
  return { by: recordedBy.slice(0, at), acceptedBy: recordedBy.slice(at + joint.length) };
}

/** Whether a name can be told from a pair of names: it has no `, accepted by ` in it. */
export function canBePublicName(name: string): boolean {
  return !foldedName(name).replace(/\s+/gu, ' ').includes(joint);
}

/** A public name as names are compared: the same for `Anna Keller` and `anna keller`. */
export function foldedName(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}

/** Whether a `recordedBy` names someone, as one of its authors or whole. */
export function isBy(recordedBy: string, name: string): boolean {
  const { by, acceptedBy } = authorsOf(recordedBy);
  const asked = foldedName(name);
  return [recordedBy, by, acceptedBy].some((one) => one !== null && foldedName(one) === asked);
}
