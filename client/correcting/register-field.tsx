import { hueNames } from '../timeline/hue.ts';
import { isBlankChoice, noChoice } from '../fields/choice.ts';
import { noCitation } from '../fields/citation-draft.ts';
import { CitationField } from '../fields/citation-field.tsx';
import { TypedDateField } from '../fields/date-field.tsx';
import { FieldFrame } from '../fields/field.tsx';
import { ListOf } from '../fields/list-of.tsx';
import { problemsUnder, type FieldProps } from '../fields/problems.ts';
import { Rows } from '../fields/rows.tsx';
import { SourceField } from '../fields/source-field.tsx';
import { TermField } from '../fields/term-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { ThingField } from '../fields/thing-field.tsx';
import { TagsField } from '../fields/words-field.tsx';
import { capitalTerm, termInWords } from '../writing/term.ts';
import type { FieldSpec } from './register-specs.ts';
import { isGivenKind, noKind, type Written } from './register-values.ts';

interface RegisterFieldProps extends FieldProps<Written> {
  readonly spec: FieldSpec;
}

/** A field of a registered thing, written as its sort is. */
export function RegisterField({ spec, ...field }: RegisterFieldProps) {
  const { id, value, onChange, problems } = field;
  const { label, sort, hint } = spec;
  const part = <Name extends keyof Written>(name: Name) => ({
    id,
    label,
    problems,
    value: value[name],
    onChange: (changed: Written[Name]): void => onChange({ ...value, [name]: changed }),
  });
  const isOptional = spec.isRequired !== true;
  switch (sort) {
    case 'text':
    case 'names':
      return <TextField {...part('text')} {...{ isOptional, hint }} />;
    case 'prose':
    case 'lines':
      return <TextField {...part('text')} {...{ isOptional, hint }} rows={3} />;
    case 'term':
      return <TermField {...part('text')} terms="instrument-kind" />;
    case 'choice':
      return <SelectField {...part('text')} spec={spec} />;
    case 'date':
      return <TypedDateField {...part('date')} isOptional={isOptional} />;
    case 'tags':
      return <TagsField {...part('words')} />;
    case 'thing':
      return spec.of === 'source' ? (
        <fieldset className="switch-field">
          <legend>{label}</legend>
          <SourceField {...part('pick')} />
        </fieldset>
      ) : (
        <ThingField {...part('pick')} thing="actor" />
      );
    case 'things':
      return <Things {...field} spec={spec} />;
    case 'kinds':
      return <Kinds {...field} />;
    case 'span':
      return <Span {...field} />;
    case 'citations':
      return (
        <ListOf {...part('citations')} one="citation" added={() => noCitation} countMin={0}>
          {(citation) => <CitationField {...citation} />}
        </ListOf>
      );
  }
}

interface SelectFieldProps extends FieldProps<string> {
  readonly spec: FieldSpec;
}

function SelectField({ id, value, onChange, problems, spec }: SelectFieldProps) {
  return (
    <FieldFrame id={id} label={spec.label} problems={problems}>
      {(described) => (
        <select
          {...described}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {spec.isRequired !== true && <option value="">not said</option>}
          {spec.options?.map(([key, words]) => (
            <option key={key} value={key}>
              {words}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}

function Things({ id, value, onChange, problems, spec }: RegisterFieldProps) {
  return (
    <Rows
      id={id}
      label={spec.label}
      one="party"
      blank={noChoice}
      isBlank={isBlankChoice}
      value={value.picks}
      onChange={(picks) => onChange({ ...value, picks })}
      problems={problems}
    >
      {(row) => <ThingField {...row} label={spec.label} thing="actor" />}
    </Rows>
  );
}

function Kinds({ id, value, onChange, problems }: FieldProps<Written>) {
  return (
    <fieldset className="switch-field">
      <legend>Kinds, with their labels and colours</legend>
      <Rows
        id={id}
        label="Kinds"
        one="kind"
        blank={noKind}
        isBlank={(kind) => !isGivenKind(kind)}
        value={value.kinds}
        onChange={(kinds) => onChange({ ...value, kinds })}
        problems={problems}
      >
        {(row) => (
          <div className="kind-row">
            <TermField
              id={`${row.id}-kind`}
              label="Kind"
              terms="kind"
              value={termInWords(row.value.kind)}
              onChange={(kind) => row.onChange({ ...row.value, kind })}
              problems={problemsUnder(row.problems, '/kind')}
            />
            <TextField
              id={`${row.id}-label`}
              label="Label"
              value={row.value.label}
              onChange={(label) => row.onChange({ ...row.value, label })}
              problems={problemsUnder(row.problems, '/label')}
            />
            <FieldFrame
              id={`${row.id}-colour`}
              label="Colour"
              problems={problemsUnder(row.problems, '/colour')}
            >
              {(described) => (
                <select
                  {...described}
                  value={row.value.colour}
                  onChange={(event) => {
                    const colour = hueNames.find((hue) => hue === event.currentTarget.value);
                    if (colour !== undefined) row.onChange({ ...row.value, colour });
                  }}
                >
                  {hueNames.map((hue) => (
                    <option key={hue} value={hue}>
                      {capitalTerm(hue)}
                    </option>
                  ))}
                </select>
              )}
            </FieldFrame>
          </div>
        )}
      </Rows>
    </fieldset>
  );
}

function Span({ id, value, onChange, problems }: FieldProps<Written>) {
  return (
    <div className="pair">
      <TypedDateField
        id={`${id}-from`}
        label="Opening window, from"
        isOptional
        value={value.date}
        onChange={(date) => onChange({ ...value, date })}
        problems={problemsUnder(problems, '/from')}
      />
      <TypedDateField
        id={`${id}-to`}
        label="to"
        isOptional
        value={value.to}
        onChange={(to) => onChange({ ...value, to })}
        problems={problemsUnder(problems, '/to')}
      />
    </div>
  );
}
