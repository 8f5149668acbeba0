import type { Utterance } from '../appending/append-events.ts';

/** An event that a person is about to say, before it has an id to be sent under. */
export type Saying = Omit<Utterance, 'id'>;
