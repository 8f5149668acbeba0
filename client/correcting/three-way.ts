import { isSameValue } from '../../events/decisions/sameness.ts';

/** A thing's fields by name; one that is absent is null. */
export type Fields = Readonly<Record<string, unknown>>;

/** What becomes of one field that two people may have changed. */
export type FieldMerge =
  /** Nobody changed it, or both did alike. */
  | { readonly merge: 'same'; readonly value: unknown }
  /** One of the two changed it, or both changed a list, member by member. */
  | { readonly merge: 'mine' | 'theirs' | 'both'; readonly value: unknown }
  /** Both changed it, each to something else: a person chooses. */
  | {
      readonly merge: 'collision';
      readonly base: unknown;
      readonly theirs: unknown;
      readonly mine: unknown;
    };

/** Three tellings of the same thing: what both began from, and what each made of it. */
export interface Tellings {
  readonly base: Fields;
  readonly theirs: Fields;
  readonly mine: Fields;
}

/** Merges what two people made of the same thing, field by field, and lists member by member. */
export function mergeTellings(tellings: Tellings): ReadonlyMap<string, FieldMerge> {
  const { base, theirs, mine } = tellings;
  const names = new Set([base, theirs, mine].flatMap((fields) => Object.keys(fields)));
  return new Map([...names].map((name) => [name, mergeField(name, tellings)]));
}

/** The fields that both changed, each to something else. */
export function collisionsIn(merged: ReadonlyMap<string, FieldMerge>): readonly string[] {
  return [...merged].filter(([, { merge }]) => merge === 'collision').map(([name]) => name);
}

/** What a merge comes to once it is chosen for each collision which of the two is kept. */
export function mergedFields(
  merged: ReadonlyMap<string, FieldMerge>,
  choices: ReadonlyMap<string, 'mine' | 'theirs'>,
): Fields {
  return Object.fromEntries(
    [...merged].map(([name, field]) => [
      name,
      // Until something else is chosen nothing is overwritten: the colleague's stays.
      field.merge === 'collision' ? field[choices.get(name) ?? 'theirs'] : field.value,
    ]),
  );
}

/** The fields of a telling that differ from another's: what a revision names. */
export function changedFields(before: Fields, after: Fields): Fields {
  return Object.fromEntries(
    Object.entries(after).filter(([name, value]) => !isSameValue(value, valueOf(before, name))),
  );
}

function mergeField(name: string, tellings: Tellings): FieldMerge {
  const base = valueOf(tellings.base, name);
  const theirs = valueOf(tellings.theirs, name);
  const mine = valueOf(tellings.mine, name);
  if (isSameValue(theirs, mine)) return { merge: 'same', value: theirs };
  if (isSameValue(base, theirs)) return { merge: 'mine', value: mine };
  if (isSameValue(base, mine)) return { merge: 'theirs', value: theirs };
  if (Array.isArray(theirs) && Array.isArray(mine))
    return { merge: 'both', value: mergeMembers(Array.isArray(base) ? base : [], theirs, mine) };
  return { merge: 'collision', base, theirs, mine };
}

/** Their list without what I took out, and then what I put in. */
function mergeMembers(
  base: readonly unknown[],
  theirs: readonly unknown[],
  mine: readonly unknown[],
): readonly unknown[] {
  const has = (list: readonly unknown[], value: unknown): boolean =>
    list.some((one) => isSameValue(one, value));
  const kept = theirs.filter((value) => has(mine, value) || !has(base, value));
  const added = mine.filter((value) => !has(base, value) && !has(theirs, value));
  return [...kept, ...added];
}

function valueOf(fields: Fields, name: string): unknown {
  return (Object.hasOwn(fields, name) ? fields[name] : null) ?? null;
}
