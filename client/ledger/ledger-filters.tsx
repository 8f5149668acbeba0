import { use, useId } from 'react';
import type { EventTypeName } from '../../events/vocabulary/event.ts';
import { ChroniclesContext } from '../chronicle/kinds.ts';
import { useSession } from '../session/use-session.ts';
import { eventInWords } from '../occurrence/history-words.ts';
import { typeGroups } from './event-types.ts';
import type { LedgerQuestion } from './ledger-question.ts';

interface LedgerFiltersProps {
  readonly question: LedgerQuestion;
  /** Public names that were met so far, to be offered. */
  readonly editors: readonly string[];
  readonly onChange: (question: LedgerQuestion) => void;
}

/** What the ledger is narrowed to. */
export function LedgerFilters({ question, editors, onChange }: LedgerFiltersProps) {
  const id = useId();
  const own = useSession()?.person?.name ?? null;
  const chronicles = use(ChroniclesContext);
  const change = (part: Partial<LedgerQuestion>): void => onChange({ ...question, ...part });
  const known = [...new Set([...editors, ...(question.by === '' ? [] : [question.by])])].sort();
  return (
    <form className="ledger-filters" role="search" aria-label="Changes" onSubmit={prevent}>
      <label className="choice" htmlFor={`${id}-by`}>
        <span>Editor</span>
        <select
          id={`${id}-by`}
          value={question.by}
          onChange={(event) => change({ by: event.currentTarget.value })}
        >
          <option value="">anyone</option>
          {known.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label className="choice" htmlFor={`${id}-type`}>
        <span>Change</span>
        <select
          id={`${id}-type`}
          value={question.type}
          onChange={(event) => change({ type: event.currentTarget.value })}
        >
          <option value="">any</option>
          {typeGroups.map(({ thing, types }) => (
            <optgroup key={thing} label={thing}>
              {types.map((type: EventTypeName) => (
                <option key={type} value={type}>
                  {eventInWords(type)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      {chronicles.length > 0 && (
        <label className="choice" htmlFor={`${id}-chronicle`}>
          <span>Chronicle</span>
          <select
            id={`${id}-chronicle`}
            value={question.chronicle}
            onChange={(event) => change({ chronicle: event.currentTarget.value })}
          >
            <option value="">all</option>
            {chronicles.map((chronicle) => (
              <option key={chronicle.id} value={chronicle.id}>
                {chronicle.title}
              </option>
            ))}
          </select>
        </label>
      )}
      {own !== null && (
        <label className="tick">
          <input
            type="checkbox"
            checked={question.without === own}
            onChange={(event) => change({ without: event.currentTarget.checked ? own : '' })}
          />
          Without my own
        </label>
      )}
    </form>
  );
}

function prevent(event: { preventDefault: () => void }): void {
  event.preventDefault();
}
