import type { Citation } from '../../events/vocabulary/citation.ts';
import type { CitationDraft } from './citation-draft.ts';
import { TypedDateField } from './date-field.tsx';
import { problemsUnder, type FieldProps } from './problems.ts';
import { SourceField } from './source-field.tsx';
import { TextField } from './text-field.tsx';

const stances: readonly Citation['stance'][] = ['supports', 'disputes', 'mentions'];

/** A place in a source that bears on the claim: which, where in it, and what it says. */
export function CitationField({ id, value, onChange, problems }: FieldProps<CitationDraft>) {
  const change = (part: Partial<CitationDraft>): void => onChange({ ...value, ...part });
  const at = (field: keyof CitationDraft) => ({
    id: `${id}-${field}`,
    problems: problemsUnder(problems, `/${field}`),
  });
  return (
    <div className="citation-field">
      <SourceField
        {...at('source')}
        value={value.source}
        onChange={(source) => change({ source })}
      />
      <div className="citation-place">
        <TextField
          {...at('locator')}
          label="Where in it"
          placeholder="p. 12, paragraph 3, 00:41 …"
          value={value.locator}
          onChange={(locator) => change({ locator })}
        />
        <fieldset className="switch-field">
          <legend>What it does</legend>
          <div className="switch">
            {stances.map((stance) => (
              <label key={stance}>
                <input
                  type="radio"
                  name={`${id}-stance`}
                  checked={value.stance === stance}
                  onChange={() => change({ stance })}
                />
                {stance}
              </label>
            ))}
          </div>
        </fieldset>
      </div>
      <TextField
        {...at('quote')}
        label="Quote"
        isOptional
        rows={2}
        value={value.quote}
        onChange={(quote) => change({ quote })}
      />
      <div className="pair">
        <TypedDateField
          {...at('date')}
          label="The date as this source has it"
          isOptional
          value={value.date}
          onChange={(date) => change({ date })}
        />
        <TextField
          {...at('note')}
          label="Note"
          isOptional
          value={value.note}
          onChange={(note) => change({ note })}
        />
      </div>
    </div>
  );
}
