import { useState } from 'react';
import { kindNamed, useKinds } from '../chronicle/kinds.ts';
import { termInWords } from '../writing/term.ts';
import type { Choice } from './choice.ts';
import { Combobox, type ComboOption } from './combobox.tsx';
import { FieldFrame } from './field.tsx';
import type { FieldProps } from './problems.ts';
import { termOf } from './term.ts';
import { useTerms } from './use-terms.ts';

/** Whose terms are offered. */
export type TermOf = 'kind' | 'role' | 'tag' | 'standing' | 'instrument-kind';

interface TermFieldProps extends FieldProps<string> {
  readonly label: string;
  readonly terms: TermOf;
  readonly isOptional?: boolean;
}

const shownMax = 12;

/** A term to be typed in plain words; those in use are offered. */
export function TermField(props: TermFieldProps) {
  const { id, value, onChange, problems, label, terms, isOptional = false } = props;
  const [isAsked, setAsked] = useState(false);
  const known = useTerms(isAsked ? terms : null);
  const sought = termOf(value);
  const options = known
    .filter((term) => term.includes(sought) && term !== sought)
    .slice(0, shownMax)
    .map((term) => ({ key: term, label: termInWords(term) }));
  return (
    <FieldFrame id={id} label={label} problems={problems} isOptional={isOptional}>
      {(described) => (
        <Combobox
          described={described}
          text={value}
          options={options}
          onFocus={() => setAsked(true)}
          onText={onChange}
          onPick={(term) => onChange(termInWords(term))}
        />
      )}
    </FieldFrame>
  );
}

/** The kind of an occurrence: those that the chronicles describe first, then others in use. */
export function KindField({ id, value, onChange, problems }: FieldProps<Choice>) {
  const kinds = useKinds();
  const [isAsked, setAsked] = useState(false);
  const used = useTerms(isAsked ? 'kind' : null);
  const described = kinds.map(({ kind, label }) => ({ key: kind, label }));
  const others = used
    .filter((term) => kinds.every(({ kind }) => kind !== term))
    .map((term) => ({ key: term, label: kindNamed(kinds, term).label }));
  const options = matching([...described, ...others], value.id === null ? value.text : '');
  const term = termOf(value.text);
  const isNew = value.id === null && term !== '' && options.length === 0;
  const hint = isNew ? `A new kind, filed as ${term.slice(0, 64)}` : undefined;
  return (
    <FieldFrame id={id} label="Kind" problems={problems} hint={hint}>
      {(tied) => (
        <Combobox
          described={tied}
          text={value.text}
          options={options}
          picksFirst={value.id === null}
          onFocus={() => setAsked(true)}
          onText={(text) => onChange({ text, id: exactly([...described, ...others], text) })}
          onPick={(kind) => onChange({ text: kindNamed(kinds, kind).label, id: kind })}
        />
      )}
    </FieldFrame>
  );
}

function matching(options: readonly ComboOption[], text: string): readonly ComboOption[] {
  const sought = text.trim().toLowerCase();
  const begins = ({ label }: ComboOption): boolean => label.toLowerCase().startsWith(sought);
  const found = options.filter(
    ({ key, label }) => label.toLowerCase().includes(sought) || key.includes(sought),
  );
  return [...found.filter(begins), ...found.filter((option) => !begins(option))];
}

function exactly(options: readonly ComboOption[], text: string): string | null {
  const sought = text.trim().toLowerCase();
  return options.find(({ key, label }) => [key, label.toLowerCase()].includes(sought))?.key ?? null;
}
