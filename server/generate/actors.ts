import type { actorKinds } from '../../events/vocabulary/actor.ts';
import type { Chance } from './chance.ts';
import { idOf } from './ids.ts';
import type { Scribe, Written } from './scribe.ts';
import { families, givens, reasons, syllables } from './words.ts';

type ActorKind = (typeof actorKinds)[number];

/** Kinds in turn, so that an actor's kind follows from its number. */
const kindsInTurn: readonly ActorKind[] = [
  'state',
  'state',
  'agency',
  'company',
  'state',
  'person',
  'organisation',
  'agency',
  'group',
];

/** The actors of a generated archive, by number; the first take part in most. */
export class Actors {
  readonly #chance: Chance;
  readonly #scribe: Scribe;
  readonly #written: Written[] = [];

  constructor(chance: Chance, scribe: Scribe) {
    this.#chance = chance;
    this.#scribe = scribe;
  }

  /** How many are registered. */
  get count(): number {
    return this.#written.length;
  }

  /** Registers the next. */
  register(): void {
    const number = this.count;
    const written = { stream: `actor-${actorId(number)}`, version: 0 };
    const kind = kindOf(number);
    const whole = kind === 'agency' ? stateBefore(number) : null;
    this.#scribe.write(written, 'ActorRegistered', {
      name: actorName(number),
      kind,
      ...(this.#chance.happens(0.2) ? { aliases: [`${actorName(number)} the Elder`] } : {}),
      ...(whole === null ? {} : { partOf: actorId(whole) }),
    });
    this.#written.push(written);
  }

  /** Corrects one of them. */
  revise(): void {
    const number = this.#chance.below(this.count);
    const written = this.#written[number];
    if (!written) return;
    // Named after the version, it differs from every description before.
    const description = `As described in revision ${written.version} of the register.`;
    const aliases = [`${actorName(number)} (${written.version})`];
    this.#scribe.write(
      written,
      'ActorRevised',
      this.#chance.happens(0.5) ? { aliases, description } : { description },
      this.#chance.of(reasons),
    );
  }

  /** The numbers of some that differ, the first of all actors being the likeliest. */
  some(length: number): number[] {
    const numbers = new Set<number>();
    const wanted = Math.min(length, this.count);
    while (numbers.size < wanted) numbers.add(this.#chance.rank(this.count));
    return [...numbers];
  }
}

/** The id of the actor of this number. */
export function actorId(number: number): string {
  return idOf(number);
}

/** The name of the actor of this number. */
export function actorName(number: number): string {
  const root = rootOf(number);
  switch (kindOf(number)) {
    case 'state':
      return root;
    case 'agency':
      return `${rootOf(stateBefore(number))} Office of ${part(['Trade', 'Rivers', 'Signals'], number)}`;
    case 'company':
      return `${root} Trading Company`;
    case 'organisation':
      return `League of ${root}`;
    case 'group':
      return `Friends of ${root}`;
    case 'person':
      return `${part(givens, number)} ${part(families, Math.floor(number / 9))} of ${root}`;
  }
}

function kindOf(number: number): ActorKind {
  return part(kindsInTurn, number);
}

function stateBefore(number: number): number {
  return kindOf(number) === 'state' ? number : stateBefore(number - 1);
}

function rootOf(number: number): string {
  const { first, middle, last } = syllables;
  // The three lengths have no common divisor: a name comes again only after all have been.
  return `${part(first, number)}${part(middle, number)}${part(last, number)}`;
}

function part<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length];
  if (item === undefined) throw new Error('nothing to take from');
  return item;
}
