import { isBlankActorPart, noActorPart, type ActorPart } from './parts.ts';
import { problemsUnder, type FieldProps } from './problems.ts';
import { Rows } from './rows.tsx';
import { TermField } from './term-field.tsx';
import { ThingField } from './thing-field.tsx';

/** Who took part, and in which role. */
export function ActorsField(props: FieldProps<readonly ActorPart[]>) {
  return (
    <Rows {...props} label="Actors" one="actor" blank={noActorPart} isBlank={isBlankActorPart}>
      {({ id, value, onChange, problems }) => (
        <div className="pair">
          <ThingField
            id={`${id}-actor`}
            label="Actor"
            thing="actor"
            value={value.actor}
            problems={problemsUnder(problems, '/actor')}
            onChange={(actor) => onChange({ ...value, actor })}
          />
          <TermField
            id={`${id}-role`}
            label="Role"
            terms="role"
            value={value.role}
            problems={problemsUnder(problems, '/role')}
            onChange={(role) => onChange({ ...value, role })}
          />
        </div>
      )}
    </Rows>
  );
}
