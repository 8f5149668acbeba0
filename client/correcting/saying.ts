import type { FieldProblem, Utterance } from '../appending/append-events.ts';
import type { NewThing } from '../fields/new-things.ts';
import { registrationOf } from '../fields/registration.ts';

/** An event that a person is about to say, before it has an id to be sent under. */
export interface Saying extends Omit<Utterance, 'id'> {
  /** The place in the form that its data comes from, as a pointer; absent: all of the form. */
  readonly place?: string;
}

/** A thing that a form names, and the place in the form at which it does. */
export interface Use {
  /** Null: nothing has been picked there. */
  readonly id: string | null;
  readonly place: string;
}

/** What registers the things that were created in place, as far as the form still names them. */
export function registrationsOf(
  things: readonly NewThing[],
  uses: readonly Use[],
): readonly Saying[] {
  return things.flatMap((thing) => {
    const use = uses.find(({ id }) => id === thing.id);
    if (use === undefined) return [];
    const { id: _id, ...saying } = registrationOf(thing);
    return [{ ...saying, place: `${use.place}/new` }];
  });
}

/** Things created in place with one more, or with one in the place of what it was. */
export function withThing(things: readonly NewThing[], thing: NewThing): readonly NewThing[] {
  const at = things.findIndex(({ id }) => id === thing.id);
  return at < 0 ? [...things, thing] : things.with(at, thing);
}

/** The problems of a request as pointers into the form. */
export function inForm(
  problems: readonly FieldProblem[],
  sayings: readonly Saying[],
): readonly FieldProblem[] {
  return problems.map((problem) => {
    const [, index, rest = ''] = /^\/events\/(\d+)(?:\/data)?(\/.*)?$/u.exec(problem.pointer) ?? [];
    if (index === undefined) return problem;
    const place = sayings[Number(index)]?.place ?? '';
    return { ...problem, pointer: place + (rest.startsWith('/stream') ? '' : rest) };
  });
}
