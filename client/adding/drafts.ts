import { noCitation } from '../fields/citation-draft.ts';
import { noActorPart, noEffectPart } from '../fields/parts.ts';
import { draftVersion, newDraft, type Draft } from './draft.ts';

/** Where drafts are kept: the browser's own store, or one like it. */
export type Drawer = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Whether a draft could be kept; `full`: the store holds no more. */
export type Kept = 'kept' | 'full';

/** Keeps a draft under its writer's name, each in an entry of its own, so that tabs don't meet. */
export function keepDraft(drawer: Drawer, owner: string, draft: Draft): Kept {
  try {
    drawer.setItem(keyOf(owner, draft.id), JSON.stringify(draft));
    return 'kept';
  } catch {
    // Browsers give the fault of a full store different names; nothing else can fail here.
    return 'full';
  }
}

/** The draft with this id; null: there is none, or none of this form. */
export function readDraft(drawer: Drawer, owner: string, id: string): Draft | null {
  return parseDraft(drawer.getItem(keyOf(owner, id)));
}

/** All drafts of a writer, the last written first. */
export function listDrafts(drawer: Drawer, owner: string): readonly Draft[] {
  const keys = Array.from({ length: drawer.length }, (_, index) => drawer.key(index) ?? '');
  return keys
    .filter((key) => key.startsWith(keyOf(owner, '')))
    .flatMap((key) => parseDraft(drawer.getItem(key)) ?? [])
    .sort((a, b) => b.writtenAtMs - a.writtenAtMs);
}

/** Whether an entry of the store, by its key, is that of this draft. */
export function isEntryOf(key: string | null, owner: string, id: string): boolean {
  return key === keyOf(owner, id);
}

/** Throws a draft away. */
export function dropDraft(drawer: Drawer, owner: string, id: string): void {
  drawer.removeItem(keyOf(owner, id));
}

function keyOf(owner: string, id: string): string {
  return `regesta-draft:${encodeURIComponent(owner)}:${id}`;
}

/** Reads a kept draft; what is of another version, or is damaged, is none. */
function parseDraft(text: string | null): Draft | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    // Its form has been compared with that of a draft, member by member.
    return isDraft(value) ? value : null;
  } catch {
    return null;
  }
}

const model = newDraft();
const newThingModels: Readonly<Record<string, object>> = {
  actor: { id: '', eventId: '', name: '', kind: '' },
  instrument: { id: '', eventId: '', name: '', kind: '' },
  source: {
    id: '',
    eventId: '',
    source: {
      type: '',
      title: '',
      published: '',
      url: '',
      author: '',
      container: '',
      publisher: '',
      rest: {},
      notes: [''],
    },
  },
};
const relationModel = {
  eventId: '',
  relation: '',
  occurrence: noActorPart.actor,
  citation: noCitation,
};

function isDraft(value: unknown): value is Draft {
  if (!isObject(value) || value['version'] !== draftVersion) return false;
  const lists = {
    citations: [noCitation],
    actors: [noActorPart],
    places: [''],
    effects: [noEffectPart],
    chronicles: [''],
    tags: [''],
    relations: [relationModel],
  };
  if (!isLike({ ...model, ...lists, newThings: [{ thing: '' }] }, value)) return false;
  const things: unknown = value['newThings'];
  return (
    Array.isArray(things) &&
    things.every((one: unknown) => {
      const thing: unknown = isObject(one) ? one['thing'] : null;
      return typeof thing === 'string' && isLike(newThingModels[thing] ?? null, one);
    })
  );
}

/** Whether a value has all that a model has, of the same sort; null stands for text or null. */
function isLike(model: unknown, value: unknown): boolean {
  if (model === null) return value === null || typeof value === 'string';
  if (Array.isArray(model))
    return Array.isArray(value) && value.every((one) => isLike(model[0], one));
  if (!isObject(model)) return typeof value === typeof model;
  if (!isObject(value)) return false;
  return Object.entries(model).every(([name, part]) => isLike(part, value[name]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
