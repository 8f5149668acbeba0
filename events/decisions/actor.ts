import type { Actor } from '../things/register.ts';
import type { EventData } from '../vocabulary/event.ts';
import type { Proposed, Refusal, World } from './contract.ts';
import { checkActor } from './register.ts';
import { refuse } from './rules.ts';
import { checkChanges, checkDistinct } from './sameness.ts';
import { leadsTo } from './way.ts';

/** An event that is said on an actor's stream. */
export type ActorProposed = Extract<Proposed, { type: `Actor${string}` }>;

/** Decides what may be said of an actor. */
export function decideActor(
  state: Actor | null,
  proposed: ActorProposed,
  world: World,
): Refusal | null {
  const id = proposed.stream.slice('actor-'.length);
  switch (proposed.type) {
    case 'ActorRegistered':
      return state
        ? refuse('already-registered', '', 'is registered already; revise it, or take a new id')
        : checkFields(id, proposed.data, world);
    case 'ActorRevised':
      return state
        ? (checkFields(id, proposed.data, world) ?? checkChanges(state, proposed.data))
        : refuse('not-registered', '', 'begin the stream with ActorRegistered');
  }
}

function checkFields(id: string, data: EventData<'ActorRevised'>, world: World): Refusal | null {
  return checkDistinct(data.aliases, '/aliases') ?? checkPartOf(id, data.partOf, world);
}

function checkPartOf(id: string, whole: string | null | undefined, world: World): Refusal | null {
  if (!whole) return null;
  if (whole === id)
    return refuse('part-of-itself', '/partOf', 'is this actor; name another, or leave it out');
  const refusal = checkActor(whole, '/partOf', world);
  if (refusal) return refusal;
  if (!leadsTo(whole, id, (actor) => wholeOf(actor, world))) return null;
  return refuse(
    'part-of-cycle',
    '/partOf',
    `${whole} is part of this actor already; change that first, or name another`,
  );
}

function wholeOf(id: string, world: World): readonly string[] {
  const whole = world.actor(id)?.partOf;
  return whole === undefined ? [] : [whole];
}
