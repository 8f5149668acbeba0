import { isBlankEffectPart, noEffectPart, type EffectPart } from './parts.ts';
import { problemsUnder, type FieldProps } from './problems.ts';
import { Rows } from './rows.tsx';
import { TermField } from './term-field.tsx';
import { ThingField } from './thing-field.tsx';

/** How instruments stand from the occurrence on. */
export function EffectsField(props: FieldProps<readonly EffectPart[]>) {
  return (
    <Rows {...props} label="Effects" one="effect" blank={noEffectPart} isBlank={isBlankEffectPart}>
      {({ id, value, onChange, problems }) => (
        <div className="pair">
          <ThingField
            id={`${id}-instrument`}
            label="Instrument"
            thing="instrument"
            value={value.instrument}
            problems={problemsUnder(problems, '/instrument')}
            onChange={(instrument) => onChange({ ...value, instrument })}
          />
          <TermField
            id={`${id}-standing`}
            label="Stands from then on as"
            terms="standing"
            value={value.standing}
            problems={problemsUnder(problems, '/standing')}
            onChange={(standing) => onChange({ ...value, standing })}
          />
        </div>
      )}
    </Rows>
  );
}
