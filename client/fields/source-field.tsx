import { use, useState } from 'react';
import type { ReadSource } from '../../events/readings/editing.ts';
import type { Choice } from './choice.ts';
import { newSource, mayBeSource } from './new-source.ts';
import { NewSourceForm } from './new-source-form.tsx';
import { describedAt, NewThingsContext, type NewSource } from './new-things.ts';
import { problemsUnder, type FieldProps } from './problems.ts';
import { readSources } from './read-sources.ts';
import { ThingField, type Way } from './thing-field.tsx';
import './rows.css';

const knownWords = 'The archive has this source already; it is the one that is picked.';

type Reading =
  | { readonly state: 'idle' }
  | { readonly state: 'reading' }
  | { readonly state: 'several'; readonly items: readonly ReadSource[] }
  | { readonly state: 'told'; readonly words: string };

/**
 * Picks a source by name, author or year; a pasted URL, DOI, BibTeX, RIS or CSL-JSON is read, and
 * what is not known of it asked for.
 */
export function SourceField({ id, value, onChange, problems }: FieldProps<Choice>) {
  const created = use(NewThingsContext);
  const [reading, setReading] = useState<Reading>({ state: 'idle' });
  const keep = (source: NewSource): void => {
    created?.keep(source);
    onChange({ text: source.source.title, id: source.id });
  };
  const take = ({ source, known, notes }: ReadSource): void => {
    setReading(known === null ? { state: 'idle' } : { state: 'told', words: knownWords });
    if (known !== null) onChange({ text: known.name, id: known.id });
    else keep(newSource(source, notes));
  };
  const read = async (text: string): Promise<void> => {
    setReading({ state: 'reading' });
    const end = await readSources(text);
    if (end.end === 'unread') return setReading({ state: 'told', words: end.words });
    const [only, ...others] = end.items;
    if (only !== undefined && others.length === 0) take(only);
    else setReading({ state: 'several', items: end.items });
  };
  const typed = value.text.trim();
  const byHand: Way = {
    label: `Register “${typed.slice(0, 80)}” as a new source`,
    take: () => keep(newSource({ title: typed })),
  };
  const reads: Way = { label: 'Read it as a new source', take: () => void read(typed) };
  const isNew = describedAt(created, { thing: value.id, field: id });
  return (
    <div className="source-field">
      <ThingField
        id={id}
        label="Source"
        thing="source"
        placeholder="Title, author or year; or paste a URL, DOI, BibTeX, RIS or CSL-JSON"
        value={value}
        problems={problems}
        onChange={(changed) => {
          setReading({ state: 'idle' });
          onChange(changed);
        }}
        ways={created === null ? [] : [mayBeSource(typed) ? reads : byHand]}
        onPaste={(event) => {
          const text = event.clipboardData.getData('text/plain');
          if (created === null || !mayBeSource(text)) return;
          event.preventDefault();
          void read(text);
        }}
      />
      <ReadingOf reading={reading} onTake={take} />
      {created !== null && isNew?.thing === 'source' && (
        <NewSourceForm
          id={`${id}-new`}
          value={isNew}
          problems={problemsUnder(problems, '/new')}
          onChange={keep}
        />
      )}
    </div>
  );
}

interface ReadingOfProps {
  readonly reading: Reading;
  readonly onTake: (item: ReadSource) => void;
}

function ReadingOf({ reading, onTake }: ReadingOfProps) {
  return (
    <div role="status" className="source-reading">
      {reading.state === 'reading' && <p>Reading what was pasted …</p>}
      {reading.state === 'told' && <p>{reading.words}</p>}
      {reading.state === 'several' && (
        <>
          <p>This describes {reading.items.length} sources. Which is cited?</p>
          <ul>
            {reading.items.map((item, index) => (
              <li key={index}>
                <button type="button" className="button" onClick={() => onTake(item)}>
                  <bdi>{item.source.title ?? 'A source without a title'}</bdi>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
