import type { Deed } from './recording.ts';

/** The files of a folder, by name. */
export type Files = ReadonlyMap<string, Buffer>;

const sector = 512;

/**
 * What a disk may hold after a power cut: all that was waited for, and of the rest whatever came to
 * be written, in any order, and at sectors torn.
 */
export class Disk {
  /** By file: its content as it was waited for; undefined: there was none. */
  readonly #kept = new Map<string, Buffer>();
  /** By file: what was done to it since. */
  readonly #pending = new Map<string, Deed[]>();
  readonly #isHonest: boolean;

  /** One that is not honest says of every wait that it is over, and keeps nothing for it. */
  constructor(files: Files, isHonest: boolean) {
    for (const [name, content] of files) this.#kept.set(name, content);
    this.#isHonest = isHonest;
  }

  /** Takes the next deed. */
  take(deed: Deed): void {
    if (deed.deed !== 'sync') {
      this.#pending.set(deed.file, [...(this.#pending.get(deed.file) ?? []), deed]);
      return;
    }
    if (!this.#isHonest) return;
    const pending = this.#pending.get(deed.file);
    if (pending) this.#keep(deed.file, pending);
    if (pending || this.#kept.has(deed.file)) return;
    // Of the folder: what was removed stays so.
    for (const [file, deeds] of this.#pending) if (isRemoval(deeds)) this.#keep(file, deeds);
  }

  #keep(file: string, deeds: readonly Deed[]): void {
    const content = applied(this.#kept.get(file), deeds);
    if (content) this.#kept.set(file, content);
    else this.#kept.delete(file);
    this.#pending.delete(file);
  }

  /** What is there after the power went: `next` gives chances from 0 to 1. */
  image(next: () => number): Files {
    const files = new Map<string, Buffer>();
    for (const file of new Set([...this.#kept.keys(), ...this.#pending.keys()])) {
      const content = applied(this.#kept.get(file), survivors(this.#pending.get(file) ?? [], next));
      if (content) files.set(file, content);
    }
    return files;
  }
}

function isRemoval(deeds: readonly Deed[]): boolean {
  return deeds.at(-1)?.deed === 'remove';
}

/** Some of the deeds, in some order, each whole or torn. A removal comes last or not at all. */
function survivors(deeds: readonly Deed[], next: () => number): readonly Deed[] {
  const share = next();
  const removals = deeds.filter(({ deed }) => deed === 'remove');
  const others = deeds
    .filter(({ deed }) => deed !== 'remove')
    .filter(() => next() < share)
    .map((deed) => ({ deed: torn(deed, next), order: next() }));
  const isReordered = next() < 0.5;
  const ordered = isReordered ? others.toSorted((a, b) => a.order - b.order) : others;
  return [...ordered.map(({ deed }) => deed), ...removals.filter(() => next() < 0.5)];
}

function torn(deed: Deed, next: () => number): Deed {
  if (deed.deed !== 'write' || next() > 0.2) return deed;
  const sectors = Math.floor(deed.bytes.length / sector);
  const [from, to] = [Math.floor(next() * sectors), Math.ceil(next() * sectors)].toSorted(
    (a, b) => a - b,
  );
  const at = (from ?? 0) * sector;
  return { ...deed, at: deed.at + at, bytes: deed.bytes.subarray(at, (to ?? 0) * sector) };
}

function applied(content: Buffer | undefined, deeds: readonly Deed[]): Buffer | undefined {
  return deeds.reduce(apply, content);
}

function apply(content: Buffer | undefined, deed: Deed): Buffer | undefined {
  const before = content ?? Buffer.alloc(0);
  switch (deed.deed) {
    case 'write': {
      const length = Math.max(before.length, deed.at + deed.bytes.length);
      const after = Buffer.concat([before, Buffer.alloc(length - before.length)]);
      deed.bytes.copy(after, deed.at);
      return after;
    }
    case 'truncate':
      return before.length >= deed.length
        ? Buffer.from(before.subarray(0, deed.length))
        : Buffer.concat([before, Buffer.alloc(deed.length - before.length)]);
    case 'remove':
      return undefined;
    case 'sync':
      return content;
  }
}
