import { useState } from 'react';
import { sourceTypeInWords } from '../registers/source-words.ts';
import { capital } from '../writing/term.ts';
import { readTyped, type TypedDate } from './date-draft.ts';
import { TypedDateField } from './date-field.tsx';
import { FieldFrame } from './field.tsx';
import type { NewSource, SourceDraft } from './new-things.ts';
import { problemsUnder, type FieldProps } from './problems.ts';
import { sourceTypesKnown } from './source-types.ts';
import { TextField } from './text-field.tsx';

/** What is known, and what is asked, of a source that is created in place. */
export function NewSourceForm({ id, value, onChange, problems }: FieldProps<NewSource>) {
  const { source } = value;
  const change = (part: Partial<SourceDraft>): void =>
    onChange({ ...value, source: { ...source, ...part } });
  const at = (field: string) => ({
    id: `${id}-${field}`,
    problems: problemsUnder(problems, `/${field}`),
  });
  return (
    <fieldset className="new-thing">
      <legend>A new source</legend>
      {source.notes.map((note) => (
        <p key={note} className="field-hint">
          <bdi>{note}</bdi>
        </p>
      ))}
      <TextField
        {...at('title')}
        label="Title"
        value={source.title}
        onChange={(title) => change({ title })}
      />
      <div className="pair">
        <FieldFrame {...at('type')} label="Type of source">
          {(described) => (
            <select
              {...described}
              value={source.type}
              onChange={(event) => change({ type: event.currentTarget.value })}
            >
              <option value="">Choose …</option>
              {sourceTypesKnown.map((type) => (
                <option key={type} value={type}>
                  {capital(sourceTypeInWords(type))}
                </option>
              ))}
            </select>
          )}
        </FieldFrame>
        <Published {...at('published')} value={source.published} onChange={change} />
      </div>
      <Particulars id={id} value={source} onChange={change} problems={problems} />
      <AlsoKnown source={source} />
    </fieldset>
  );
}

interface PublishedProps {
  readonly id: string;
  readonly value: string;
  readonly problems: FieldProps<string>['problems'];
  readonly onChange: (part: Partial<SourceDraft>) => void;
}

function Published({ id, value, problems, onChange }: PublishedProps) {
  const [typed, setTyped] = useState<TypedDate>(() => readTyped(value).typed);
  return (
    <TypedDateField
      id={id}
      label="Published"
      isOptional
      value={typed.text === value || typed.edtf === value ? typed : readTyped(value).typed}
      problems={problems}
      onChange={(changed) => {
        setTyped(changed);
        onChange({ published: changed.edtf === '' ? changed.text : changed.edtf });
      }}
    />
  );
}

interface ParticularsProps {
  readonly id: string;
  readonly value: SourceDraft;
  readonly problems: FieldProps<string>['problems'];
  readonly onChange: (part: Partial<SourceDraft>) => void;
}

function Particulars({ id, value, problems, onChange }: ParticularsProps) {
  return (
    <>
      <div className="pair">
        <TextField
          id={`${id}-author`}
          label="Authors"
          isOptional
          placeholder="Family, Given; Family, Given"
          value={value.author}
          problems={problemsUnder(problems, '/author').slice(0, 1).map(atField)}
          onChange={(author) => onChange({ author })}
        />
        <TextField
          id={`${id}-container-title`}
          label="Published in"
          isOptional
          value={value.container}
          problems={problemsUnder(problems, '/container-title')}
          onChange={(container) => onChange({ container })}
        />
      </div>
      <div className="pair">
        <TextField
          id={`${id}-publisher`}
          label="Publisher"
          isOptional
          value={value.publisher}
          problems={problemsUnder(problems, '/publisher')}
          onChange={(publisher) => onChange({ publisher })}
        />
        <TextField
          id={`${id}-URL`}
          label="Web address"
          isOptional
          value={value.url}
          problems={problemsUnder(problems, '/URL')}
          onChange={(url) => onChange({ url })}
        />
      </div>
    </>
  );
}

function AlsoKnown({ source }: { readonly source: SourceDraft }) {
  const known = Object.entries(source.rest).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  );
  if (known.length === 0) return null;
  return (
    <p className="field-hint">
      Kept besides:{' '}
      {known.map(([name, value], index) => (
        <span key={name}>
          {index > 0 && '; '}
          {name} <bdi>{value.slice(0, 200)}</bdi>
        </span>
      ))}
      .
    </p>
  );
}

function atField<Problem extends { readonly pointer: string }>(problem: Problem): Problem {
  return { ...problem, pointer: '' };
}
