import { useState } from 'react';
import { newId } from '../appending/new-id.ts';
import { noChoice } from '../fields/choice.ts';
import { noCitation } from '../fields/citation-draft.ts';
import { relationOf, type RelationDraft } from '../fields/relation-draft.ts';
import { RelationField } from '../fields/relation-field.tsx';
import { citationChecks, pickedChecks } from '../fields/checks.ts';
import { CorrectionDialog } from './correction-dialog.tsx';
import { fieldLabel } from './field-labels.ts';
import type { OccurrenceCorrectionProps } from './redate-dialog.tsx';

/** Relates an occurrence to another, on the word of a source. */
export function RelateDialog({ occurrence, ...ends }: OccurrenceCorrectionProps) {
  const { id, version } = occurrence;
  const [relation, setRelation] = useState<RelationDraft>(() => ({
    eventId: newId(),
    relation: 'responds-to',
    occurrence: noChoice,
    citation: noCitation,
  }));
  return (
    <CorrectionDialog
      {...ends}
      title="Relate it to another occurrence"
      says="How this occurrence bears on another, and where that is written."
      demand="optional"
      checks={() => [
        ...pickedChecks('/occurrence', relation.occurrence),
        ...citationChecks('/citation', relation.citation),
      ]}
      uses={() => [{ id: relation.citation.source.id, place: '/citation/source' }]}
      sayings={() => [
        {
          stream: `occurrence-${id}`,
          type: 'OccurrenceRelated',
          data: relationOf(relation),
          expectedVersion: version,
        },
      ]}
      labelOf={fieldLabel}
      renderFields={({ form, problems }) => (
        <RelationField id={form} value={relation} onChange={setRelation} problems={problems} />
      )}
    />
  );
}
