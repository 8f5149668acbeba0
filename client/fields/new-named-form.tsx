import type { actorKinds } from '../../events/vocabulary/actor.ts';
import { capitalTerm } from '../writing/term.ts';
import { FieldFrame } from './field.tsx';
import type { NewNamed } from './new-things.ts';
import { problemsUnder, type FieldProps } from './problems.ts';
import { TermField } from './term-field.tsx';
import { TextField } from './text-field.tsx';

type ActorKind = (typeof actorKinds)[number];

const kinds: readonly ActorKind[] = [
  'state',
  'agency',
  'company',
  'organisation',
  'group',
  'person',
];

/** What has to be known of an actor or instrument that is created in place. */
export function NewNamedForm({ id, value, onChange, problems }: FieldProps<NewNamed>) {
  const isActor = value.thing === 'actor';
  const nameField = isActor ? 'name' : 'title';
  return (
    <fieldset className="new-thing">
      <legend>{isActor ? 'A new actor' : 'A new instrument'}</legend>
      {isActor ? (
        <FieldFrame
          id={`${id}-kind`}
          label="What it is"
          problems={problemsUnder(problems, '/kind')}
        >
          {(described) => (
            <select
              {...described}
              value={value.kind}
              onChange={(event) => onChange({ ...value, kind: event.currentTarget.value })}
            >
              <option value="">Choose …</option>
              {kinds.map((kind) => (
                <option key={kind} value={kind}>
                  {capitalTerm(kind)}
                </option>
              ))}
            </select>
          )}
        </FieldFrame>
      ) : (
        <TermField
          id={`${id}-kind`}
          label="What it is"
          terms="instrument-kind"
          value={value.kind}
          problems={problemsUnder(problems, '/kind')}
          onChange={(kind) => onChange({ ...value, kind })}
        />
      )}
      <TextField
        id={`${id}-${nameField}`}
        label="Name"
        value={value.name}
        problems={problemsUnder(problems, `/${nameField}`)}
        onChange={(name) => onChange({ ...value, name })}
      />
    </fieldset>
  );
}
