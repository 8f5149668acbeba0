import { useState } from 'react';
import { citationOf, noCitation } from '../fields/citation-draft.ts';
import { CitationField } from '../fields/citation-field.tsx';
import { citationChecks } from '../fields/checks.ts';
import { CorrectionDialog } from './correction-dialog.tsx';
import { fieldLabel } from './field-labels.ts';
import type { OccurrenceCorrectionProps } from './redate-dialog.tsx';

/** Adds a citation to an occurrence. */
export function CiteDialog({ occurrence, ...ends }: OccurrenceCorrectionProps) {
  const { id, version } = occurrence;
  const [citation, setCitation] = useState(noCitation);
  return (
    <CorrectionDialog
      {...ends}
      title="Cite a source"
      says="One more place in a source that bears on this occurrence."
      demand="optional"
      checks={() => citationChecks('', citation)}
      uses={() => [{ id: citation.source.id, place: '/source' }]}
      sayings={() => [
        {
          stream: `occurrence-${id}`,
          type: 'CitationAdded',
          data: citationOf(citation),
          expectedVersion: version,
        },
      ]}
      labelOf={fieldLabel}
      renderFields={({ form, problems }) => (
        <CitationField id={form} value={citation} onChange={setCitation} problems={problems} />
      )}
    />
  );
}
