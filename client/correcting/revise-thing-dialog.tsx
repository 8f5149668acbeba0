import { useState } from 'react';
import { fieldIdOf, problemsUnder } from '../fields/problems.ts';
import type { FieldProblem } from '../appending/append-events.ts';
import { CorrectionDialog, type CorrectionProps } from './correction-dialog.tsx';
import { RegisterField } from './register-field.tsx';
import { registerSpecs, type FieldSpec, type RegisteredKind } from './register-specs.ts';
import {
  fieldsOf,
  saidBy,
  writtenOf,
  type RegisteredItem,
  type Written,
} from './register-values.ts';
import { changedFields, type Fields } from './three-way.ts';

interface ReviseThingDialogProps extends CorrectionProps {
  readonly kind: RegisteredKind;
  readonly item: RegisteredItem;
}

const types = {
  actor: 'ActorRevised',
  source: 'SourceRevised',
  instrument: 'InstrumentRevised',
  chronicle: 'ChronicleRevised',
} as const;

type Form = ReadonlyMap<string, Written>;

/** Describes a source, actor, instrument or chronicle otherwise: only what is changed is said. */
export function ReviseThingDialog({ kind, item, ...ends }: ReviseThingDialogProps) {
  const specs = registerSpecs[kind];
  const [initial] = useState<Form>(
    () => new Map(specs.map((spec) => [spec.name, writtenOf(spec, item)])),
  );
  const [written, setWritten] = useState(initial);
  const data = (): Fields => changesIn({ specs, base: fieldsOf(item, specs), initial, written });
  return (
    <CorrectionDialog
      {...ends}
      title={`Revise this ${kind}`}
      says="Only what you change is said; what you empty is cleared."
      demand="optional"
      checks={() => checksOf(specs, written, data())}
      sayings={() => [
        {
          stream: `${kind}-${item.id}`,
          type: types[kind],
          data: data(),
          expectedVersion: item.version,
        },
      ]}
      labelOf={(pointer) =>
        specs.find(({ name }) => pointer.startsWith(`/${name}`))?.label ?? 'This'
      }
      renderFields={({ form, problems }) =>
        specs.map((spec) => {
          const value = written.get(spec.name);
          return (
            value !== undefined && (
              <RegisterField
                key={spec.name}
                spec={spec}
                id={fieldIdOf(form, `/${spec.name}`)}
                value={value}
                problems={problemsUnder(problems, `/${spec.name}`)}
                onChange={(changed) =>
                  setWritten((before) => new Map(before).set(spec.name, changed))
                }
              />
            )
          );
        })
      }
    />
  );
}

interface Revised {
  readonly specs: readonly FieldSpec[];
  readonly base: Fields;
  readonly initial: Form;
  readonly written: Form;
}

/** The fields that were changed. One that nobody touched stays, however its form would write it. */
function changesIn({ specs, base, initial, written }: Revised): Fields {
  const told = specs.map((spec) => {
    const now = written.get(spec.name);
    const isTouched = now !== undefined && now !== initial.get(spec.name);
    return [spec.name, isTouched ? saidBy(spec, now) : base[spec.name]] as const;
  });
  return changedFields(base, Object.fromEntries(told));
}

function checksOf(
  specs: readonly FieldSpec[],
  written: Form,
  changes: Fields,
): readonly FieldProblem[] {
  const missing = specs
    .filter(({ isRequired }) => isRequired === true)
    .filter((spec) => {
      const value = written.get(spec.name);
      return value === undefined || saidBy(spec, value) === null;
    })
    .map(({ name }) => ({ pointer: `/${name}`, code: 'missing', detail: 'is missing' }));
  if (missing.length > 0 || Object.keys(changes).length > 0) return missing;
  return [{ pointer: '', code: 'nothing-changed', detail: 'Nothing is told otherwise as yet' }];
}
