import { useId } from 'react';
import { sorts, type Sort } from '../reading/reading.ts';

const sortNames: Readonly<Record<Sort, string>> = {
  occurred: 'Earliest first',
  '-occurred': 'Latest first',
  importance: 'Most important first',
  '-recorded': 'Last recorded first',
  recorded: 'First recorded first',
};

interface SortChoiceProps {
  readonly sort: Sort;
  readonly onChange: (sort: Sort) => void;
}

/** The order of the list. */
export function SortChoice({ sort, onChange }: SortChoiceProps) {
  const id = useId();
  return (
    <span className="choice">
      <label htmlFor={id}>Order</label>
      <select
        id={id}
        value={sort}
        onChange={(event) => {
          const chosen = sorts.find((one) => one === event.currentTarget.value);
          if (chosen !== undefined) onChange(chosen);
        }}
      >
        {sorts.map((one) => (
          <option key={one} value={one}>
            {sortNames[one]}
          </option>
        ))}
      </select>
    </span>
  );
}
