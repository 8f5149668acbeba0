import { use, useState, type ClipboardEvent } from 'react';
import { newId } from '../appending/new-id.ts';
import type { Choice } from './choice.ts';
import { Combobox, type ComboOption } from './combobox.tsx';
import { FieldFrame } from './field.tsx';
import { NewNamedForm } from './new-named-form.tsx';
import { describedAt, NewThingsContext, type NewThing } from './new-things.ts';
import { problemsUnder, type FieldProps } from './problems.ts';
import { useFound, type Findable } from './use-found.ts';
import './rows.css';

interface ThingFieldProps extends FieldProps<Choice> {
  readonly label: string;
  readonly thing: Findable;
  readonly hint?: string | undefined;
  readonly placeholder?: string;
  /** What more can be done with what is typed, offered after what was found. */
  readonly ways?: readonly Way[];
  readonly onPaste?: (event: ClipboardEvent<HTMLInputElement>) => void;
}

/** Something that can be done with a typed text. */
export interface Way {
  readonly label: string;
  readonly take: () => void;
}

const newKey = 'new ';

/**
 * Picks an actor, instrument, source or occurrence by a type-ahead. An actor or instrument that is
 * not there yet is created in place, where the form allows it.
 */
export function ThingField(props: ThingFieldProps) {
  const { id, value, onChange, problems, label, thing, hint, ways = [] } = props;
  const created = use(NewThingsContext);
  const [isAsked, setAsked] = useState(false);
  const typed = value.id === null ? value.text.trim() : '';
  const found = useFound(thing, typed, isAsked);
  const canName = created !== null && (thing === 'actor' || thing === 'instrument');
  const create = (): void => {
    if (created === null || (thing !== 'actor' && thing !== 'instrument')) return;
    const one: NewThing = { thing, id: newId(), eventId: newId(), name: typed, kind: '' };
    created.keep(one);
    onChange({ text: typed, id: one.id });
  };
  const naming: Way = { label: `Register “${typed.slice(0, 80)}” as a new ${thing}`, take: create };
  const offered = typed === '' || !found.isSettled ? [] : [...(canName ? [naming] : []), ...ways];
  const options: readonly ComboOption[] = [
    ...found.options,
    ...offered.map((way, index) => ({ key: `${newKey}${index}`, label: way.label, isWay: true })),
  ];
  const pick = (key: string): void => {
    if (key.startsWith(newKey)) return offered[Number(key.slice(newKey.length))]?.take();
    const picked = options.find((option) => option.key === key);
    onChange({ text: picked?.label ?? value.text, id: key });
  };
  /** A name written out in full, which only one thing has, needs no picking. */
  const pickNamed = (): void => {
    const sought = typed.toLowerCase();
    const [only, ...others] = found.options.filter(({ label }) => label.toLowerCase() === sought);
    if (sought !== '' && only !== undefined && others.length === 0) pick(only.key);
    setAsked(false);
  };
  const isNew = describedAt(created, { thing: value.id, field: id });
  return (
    <div className="thing-field">
      <FieldFrame id={id} label={label} hint={hint} problems={problems}>
        {(described) => (
          <Combobox
            described={described}
            text={value.text}
            isPicked={value.id !== null}
            options={value.id === null ? options : []}
            picksFirst
            placeholder={props.placeholder}
            onFocus={() => setAsked(true)}
            onPaste={props.onPaste}
            onLeave={pickNamed}
            onText={(text) => onChange({ text, id: null })}
            onPick={pick}
          />
        )}
      </FieldFrame>
      {created !== null && isNew !== undefined && isNew.thing !== 'source' && (
        <NewNamedForm
          id={`${id}-new`}
          value={isNew}
          onChange={(renamed) => {
            created.keep(renamed);
            onChange({ text: renamed.name, id: renamed.id });
          }}
          problems={problemsUnder(problems, '/new')}
        />
      )}
    </div>
  );
}
