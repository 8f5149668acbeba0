import { useId, useState } from 'react';
import type { Dimension, FacetValue } from '../../events/readings/answers.ts';
import { kindNamed, useKinds } from '../chronicle/kinds.ts';
import { capital, grouped, termInWords } from '../writing/term.ts';
import { dimensionNames } from './labels.ts';

/** Kinds are the legend, so they are shown whole for longer. */
const shownAtFirst = { kind: 12, other: 6 } as const;
const searchableFrom = 12;

interface FacetProps {
  readonly dimension: Dimension;
  readonly values: readonly FacetValue[];
  /** The values that are filtered by. */
  readonly chosen: readonly string[];
  readonly onToggle: (value: string) => void;
}

/** One dimension with its values, how many occurrences match with each, and boxes to tick. */
export function Facet({ dimension, values, chosen, onToggle }: FacetProps) {
  const [isWhole, setWhole] = useState(false);
  const [sought, setSought] = useState('');
  const fieldId = useId();
  const label = useFacetLabel(dimension);
  const { one, many } = dimensionNames[dimension];
  const isLong = dimension !== 'kind' && values.length > searchableFrom;
  const found = values.filter((value) => isFound(label(value), sought));
  const few = dimension === 'kind' ? shownAtFirst.kind : shownAtFirst.other;
  const shown = isWhole || sought !== '' ? found : firstOf(found, few, chosen);
  return (
    <details className="facet" open={chosen.length > 0 || isOpenAtFirst(dimension)}>
      <summary>{many}</summary>
      {isLong && (
        <>
          <label htmlFor={fieldId} className="unseen">
            Find among the {many.toLowerCase()}
          </label>
          <input
            id={fieldId}
            type="search"
            className="facet-search"
            placeholder={`Find ${/^[aeiou]/u.test(one) ? 'an' : 'a'} ${one}`}
            value={sought}
            onChange={(event) => setSought(event.currentTarget.value)}
          />
        </>
      )}
      <div role="group" aria-label={many}>
        <ul>
          {shown.map((value) => (
            <li key={value.value}>
              <label className="facet-value">
                <input
                  type="checkbox"
                  checked={chosen.includes(value.value)}
                  onChange={() => onToggle(value.value)}
                />
                <FacetName dimension={dimension} value={value} label={label(value)} />
                <span className="count">{grouped(value.count)}</span>
              </label>
            </li>
          ))}
        </ul>
      </div>
      {sought !== '' && found.length === 0 && <p className="facet-none">None is called so.</p>}
      {sought === '' && found.length > shown.length && (
        <button type="button" className="quiet-button" onClick={() => setWhole(true)}>
          All {found.length}
          <span className="unseen"> {many.toLowerCase()}</span>
        </button>
      )}
      {sought === '' && isWhole && found.length > few && (
        <button type="button" className="quiet-button" onClick={() => setWhole(false)}>
          Fewer<span className="unseen"> {many.toLowerCase()}</span>
        </button>
      )}
    </details>
  );
}

function FacetName(props: { dimension: Dimension; value: FacetValue; label: string }) {
  const kinds = useKinds();
  if (props.dimension !== 'kind') return <bdi className="facet-name">{props.label}</bdi>;
  const { colour } = kindNamed(kinds, props.value.value);
  return (
    <span className={`facet-name kind hue-${colour}`}>
      <bdi>{props.label}</bdi>
    </span>
  );
}

function useFacetLabel(dimension: Dimension): (value: FacetValue) => string {
  const kinds = useKinds();
  return (value) => {
    if (dimension === 'kind') return kindNamed(kinds, value.value).label;
    return dimension === 'tag' ? capital(termInWords(value.label)) : value.label;
  };
}

/** The first few, and whatever is ticked, so that it can be unticked. */
function firstOf(
  values: readonly FacetValue[],
  few: number,
  chosen: readonly string[],
): readonly FacetValue[] {
  if (values.length <= few + 1) return values;
  return values.filter(({ value }, index) => index < few || chosen.includes(value));
}

function isFound(label: string, sought: string): boolean {
  return plain(label).includes(plain(sought.trim()));
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function isOpenAtFirst(dimension: Dimension): boolean {
  return dimension === 'kind' || dimension === 'actor' || dimension === 'instrument';
}
