import { isBlankChoice, noChoice, type Choice } from './choice.ts';

/** An actor and its part, as they are being written. */
export interface ActorPart {
  readonly actor: Choice;
  readonly role: string;
}

/** An instrument and how it stands from then on, as they are being written. */
export interface EffectPart {
  readonly instrument: Choice;
  readonly standing: string;
}

/** No actor as yet. */
export const noActorPart: ActorPart = { actor: noChoice, role: '' };

/** No effect as yet. */
export const noEffectPart: EffectPart = { instrument: noChoice, standing: '' };

/** Whether nothing of an actor's part has been written. */
export function isBlankActorPart({ actor, role }: ActorPart): boolean {
  return isBlankChoice(actor) && role.trim() === '';
}

/** Whether nothing of an effect has been written. */
export function isBlankEffectPart({ instrument, standing }: EffectPart): boolean {
  return isBlankChoice(instrument) && standing.trim() === '';
}
