import { useState } from 'react';
import type { Choice } from './choice.ts';
import { Combobox } from './combobox.tsx';
import { FieldFrame } from './field.tsx';
import type { FieldProps } from './problems.ts';
import { useFound } from './use-found.ts';

/** Picks a source by its name, author or year. */
export function SourceField({ id, value, onChange, problems }: FieldProps<Choice>) {
  const [isAsked, setAsked] = useState(false);
  const options = useFound('source', value.id === null ? value.text : '', isAsked);
  return (
    <FieldFrame id={id} label="Source" problems={problems}>
      {(described) => (
        <Combobox
          described={described}
          text={value.text}
          options={options}
          picksFirst={value.id === null}
          onFocus={() => setAsked(true)}
          onText={(text) => onChange({ text, id: null })}
          onPick={(key) => {
            const picked = options.find((option) => option.key === key);
            onChange({ text: picked?.label ?? value.text, id: key });
          }}
        />
      )}
    </FieldFrame>
  );
}
