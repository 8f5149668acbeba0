import type { Dimension, TimelineAnswer } from '../../events/readings/answers.ts';
import { dimensions, filterCount, toggled, unfiltered, type Reading } from '../reading/reading.ts';
import type { UsedReading } from '../reading/use-reading.ts';
import { capital } from '../writing/term.ts';
import { dimensionNames, useLabel } from './labels.ts';

interface ChipsProps extends UsedReading {
  readonly facets: TimelineAnswer['facets'] | null;
}

/** The filters in force, each with a way to lift it. */
export function Chips({ reading, change, facets }: ChipsProps) {
  const count = filterCount(reading.filters) + (reading.q === '' ? 0 : 1);
  if (count === 0) return null;
  return (
    <ul className="chips" aria-label="Filters in force">
      {reading.q !== '' && (
        <li>
          <Chip name="search" label={`“${reading.q}”`} onRemove={() => change({ q: '' })} />
        </li>
      )}
      {dimensions.flatMap((dimension) =>
        reading.filters[dimension].map((value) => (
          <li key={`${dimension} ${value}`}>
            <FilterChip {...{ dimension, value, facets, reading, change }} />
          </li>
        )),
      )}
      {count > 1 && (
        <li>
          <button type="button" className="quiet-button" onClick={() => change(lifted(reading))}>
            Lift all filters
          </button>
        </li>
      )}
    </ul>
  );
}

function lifted(reading: Reading): Partial<Reading> {
  const { q, filters } = unfiltered(reading);
  return { q, filters };
}

interface FilterChipProps extends UsedReading {
  readonly dimension: Dimension;
  readonly value: string;
  readonly facets: TimelineAnswer['facets'] | null;
}

function FilterChip({ dimension, value, facets, reading, change }: FilterChipProps) {
  const label = useLabel(dimension, value, facets);
  const remove = (): void => change({ filters: toggled(reading.filters, dimension, value) });
  return <Chip name={dimensionNames[dimension].one} label={label} onRemove={remove} />;
}

function Chip(props: { name: string; label: string; onRemove: () => void }) {
  return (
    <button type="button" className="chip" onClick={props.onRemove}>
      <span className="unseen">Remove the filter </span>
      <span className="chip-name">{capital(props.name)}</span>
      <bdi className="chip-label">{props.label}</bdi>
      <span aria-hidden="true" className="cross" />
    </button>
  );
}
