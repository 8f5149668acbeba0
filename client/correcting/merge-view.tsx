import { useEffect, useRef, useState } from 'react';
import { fieldsInWords } from '../differences/field-words.ts';
import { TextDifference } from '../differences/text-difference.tsx';
import { useNames } from '../differences/use-names.ts';
import type { Names } from '../differences/names.ts';
import { Meanwhile } from './meanwhile.tsx';
import {
  collisionsIn,
  mergedFields,
  mergeTellings,
  type FieldMerge,
  type Fields,
  type Tellings,
} from './three-way.ts';

interface MergeViewProps {
  readonly stream: string;
  /** The version that both began from. */
  readonly since: number;
  readonly tellings: Tellings;
  /** Why nothing more can be said of it now; '': it can. */
  readonly obstacle: string;
  /** What both come to, once it is chosen what is kept where they collide. */
  readonly onMerged: (fields: Fields, then: 'review' | 'edit') => void;
}

type Choices = ReadonlyMap<string, 'mine' | 'theirs'>;

/** What a colleague changed beside one's own, field by field, and what both come to together. */
export function MergeView(props: MergeViewProps) {
  const { stream, since, tellings, obstacle, onMerged } = props;
  const [choices, setChoices] = useState<Choices>(new Map());
  const [isAsked, setAsked] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const merged = mergeTellings(tellings);
  const open = collisionsIn(merged).filter((name) => !choices.has(name));
  const names = useNames(changesIn(tellings));
  const goOn = (then: 'review' | 'edit'): void => {
    setAsked(true);
    if (open.length === 0) onMerged(mergedFields(merged, choices), then);
  };
  return (
    <section className="merge" aria-labelledby="merge-title">
      <h2 id="merge-title" ref={heading} tabIndex={-1}>
        Someone else wrote first
      </h2>
      <p>Nothing that you wrote is lost. In the meantime:</p>
      <Meanwhile stream={stream} since={since} />
      {obstacle !== '' && (
        <p className="notice" role="alert">
          {obstacle}
        </p>
      )}
      <h3>Both together</h3>
      <ul className="merge-fields">
        {[...merged]
          .filter(([, { merge }]) => merge !== 'same')
          .map(([name, field]) => (
            <li key={name}>
              <FieldOf
                {...{ name, field, names }}
                base={tellings.base[name]}
                choice={choices.get(name)}
                onChoose={(choice) => setChoices((before) => new Map(before).set(name, choice))}
              />
            </li>
          ))}
      </ul>
      {isAsked && open.length > 0 && (
        <p className="notice" role="alert">
          Choose for each field that you both changed:{' '}
          {open.map((name) => labelOf(name, names)).join(', ')}.
        </p>
      )}
      <p className="dialog-ways">
        <button
          type="button"
          className="button button-main"
          disabled={obstacle !== ''}
          onClick={() => goOn('review')}
        >
          See what will change
        </button>
        <button type="button" className="button" onClick={() => goOn('edit')}>
          Edit it in the form
        </button>
      </p>
    </section>
  );
}

interface FieldOfProps {
  readonly name: string;
  readonly field: FieldMerge;
  readonly base: unknown;
  readonly names: Names;
  readonly choice: 'mine' | 'theirs' | undefined;
  readonly onChoose: (choice: 'mine' | 'theirs') => void;
}

const notes = {
  same: '',
  mine: 'changed by you',
  theirs: 'changed by your colleague',
  both: 'changed by both of you, and put together',
} as const;

function FieldOf({ name, field, base, names, choice, onChoose }: FieldOfProps) {
  const label = labelOf(name, names);
  if (field.merge !== 'collision')
    return (
      <>
        <p className="merge-field">
          {label} <span className="merge-note">{notes[field.merge]}</span>
        </p>
        <Difference {...{ name, names }} before={base} after={field.value} />
      </>
    );
  const sides = [
    ['theirs', 'Take theirs', field.theirs],
    ['mine', 'Keep mine', field.mine],
  ] as const;
  return (
    <fieldset className="merge-collision">
      <legend className="merge-field">
        {label} <span className="merge-note">changed by both of you: which is it?</span>
      </legend>
      <p className="merge-base">
        <span className="side-name">It was</span>{' '}
        <bdi>{inWords(name, field.base, names) || 'nothing'}</bdi>
      </p>
      {sides.map(([side, words, value]) => (
        <label key={side} className="merge-side">
          <input
            type="radio"
            name={`merge-${name}`}
            checked={choice === side}
            onChange={() => onChoose(side)}
          />
          <span>
            <span className="side-name">{words}</span>
            <Difference {...{ name, names }} before={field.base} after={value} />
          </span>
        </label>
      ))}
    </fieldset>
  );
}

interface DifferenceProps {
  readonly name: string;
  readonly names: Names;
  readonly before: unknown;
  readonly after: unknown;
}

function Difference({ name, names, before, after }: DifferenceProps) {
  return (
    <span className="merge-difference">
      <TextDifference before={inWords(name, before, names)} after={inWords(name, after, names)} />
    </span>
  );
}

function inWords(name: string, value: unknown, names: Names): string {
  const [field] = fieldsInWords([{ pointer: `/${name}`, before: null, after: value }], names);
  return field?.after ?? '';
}

function labelOf(name: string, names: Names): string {
  const [field] = fieldsInWords([{ pointer: `/${name}`, before: null, after: null }], names);
  return field?.label ?? name;
}

function changesIn({ base, theirs, mine }: Tellings) {
  return Object.keys(base).flatMap((name) => [
    { pointer: `/${name}`, before: base[name], after: theirs[name] },
    { pointer: `/${name}`, before: base[name], after: mine[name] },
  ]);
}
