import { useState } from 'react';
import type { Dimension, FacetValue, TimelineAnswer } from '../../events/readings/answers.ts';
import { dimensions, filterCount, toggled } from '../reading/reading.ts';
import type { UsedReading } from '../reading/use-reading.ts';
import { Facet } from './facet.tsx';
import { useLabel } from './labels.ts';

interface FacetsProps extends UsedReading {
  readonly facets: TimelineAnswer['facets'] | null;
}

/** What the occurrences can be narrowed by, with counts; folded away on narrow pages. */
export function Facets({ reading, change, facets }: FacetsProps) {
  const [isOpen, setOpen] = useState(false);
  const count = filterCount(reading.filters);
  if (facets === null) return <div className="facets" />;
  return (
    <aside className="facets" aria-label="Filters">
      <button
        type="button"
        className="facets-switch button"
        aria-expanded={isOpen}
        aria-controls="facets"
        onClick={() => setOpen(!isOpen)}
      >
        Filters{count > 0 && ` (${count})`}
      </button>
      <div id="facets" className={isOpen ? 'facets-body facets-open' : 'facets-body'}>
        {dimensions
          .filter((dimension) => isWorthShowing(facets[dimension], reading.filters[dimension]))
          .map((dimension) => (
            <FacetOf key={dimension} {...{ dimension, facets, reading, change }} />
          ))}
      </div>
    </aside>
  );
}

interface FacetOfProps extends UsedReading {
  readonly dimension: Dimension;
  readonly facets: TimelineAnswer['facets'];
}

function FacetOf({ dimension, facets, reading, change }: FacetOfProps) {
  const chosen = reading.filters[dimension];
  const values = facets[dimension];
  const lost = chosen.find((value) => !values.some((one) => one.value === value)) ?? '';
  const label = useLabel(dimension, lost, lost === '' ? null : facets);
  const shown = lost === '' ? values : [...values, { value: lost, label, count: 0 }];
  return (
    <Facet
      dimension={dimension}
      values={shown}
      chosen={chosen}
      onToggle={(value) => change({ filters: toggled(reading.filters, dimension, value) })}
    />
  );
}

/** A dimension in which there is nothing to choose is not worth its space. */
function isWorthShowing(values: readonly FacetValue[], chosen: readonly string[]): boolean {
  return values.length > 1 || chosen.length > 0;
}
