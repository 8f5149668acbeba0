import { useState } from 'react';
import { fieldIdOf, problemsUnder } from '../fields/problems.ts';
import { TextField } from '../fields/text-field.tsx';
import { writtenChecks } from '../fields/checks.ts';
import { ChoiceField } from './choice-field.tsx';
import { CorrectionDialog } from './correction-dialog.tsx';
import { fieldLabel } from './field-labels.ts';
import type { OccurrenceCorrectionProps } from './redate-dialog.tsx';

const outcomes = [
  { key: 'upheld', label: 'Upheld: the claim is right' },
  { key: 'rejected', label: 'Rejected: the archive’s own reading stands' },
  { key: 'left-open', label: 'Left open for good: it can’t be told' },
];

/** Says how a dispute ended. */
export function ResolveDialog({ occurrence, ...ends }: OccurrenceCorrectionProps) {
  const { id, version, disputes } = occurrence;
  const open = disputes.filter(({ resolved }) => resolved === null);
  const [only, ...others] = open;
  const [dispute, setDispute] = useState(others.length === 0 ? (only?.dispute ?? '') : '');
  const [outcome, setOutcome] = useState('');
  const [resolution, setResolution] = useState('');
  return (
    <CorrectionDialog
      {...ends}
      title="Resolve a dispute"
      says="The claim stays on the page, with how it ended. Upholding one changes nothing else: revise or redate as well."
      demand="none"
      checks={() => [
        ...writtenChecks('/dispute', dispute),
        ...writtenChecks('/outcome', outcome),
        ...writtenChecks('/resolution', resolution),
      ]}
      sayings={() => [
        {
          stream: `occurrence-${id}`,
          type: 'DisputeResolved',
          data: { dispute, outcome, resolution: resolution.trim() },
          expectedVersion: version,
        },
      ]}
      labelOf={fieldLabel}
      renderFields={({ form, problems }) => {
        const field = (pointer: string) => ({
          id: fieldIdOf(form, pointer),
          problems: problemsUnder(problems, pointer),
        });
        return (
          <>
            <ChoiceField
              {...field('/dispute')}
              legend="Which claim"
              value={dispute}
              onChange={setDispute}
              options={open.map((one) => ({ key: one.dispute, label: <bdi>{one.claim}</bdi> }))}
            />
            <ChoiceField
              {...field('/outcome')}
              legend="How it ended"
              value={outcome}
              onChange={setOutcome}
              options={outcomes}
            />
            <TextField
              {...field('/resolution')}
              label="Resolution"
              hint="Why it ended so. It is shown beside the claim."
              rows={3}
              value={resolution}
              onChange={setResolution}
            />
          </>
        );
      }}
    />
  );
}
