import type { HistoryEntry } from '../../events/readings/answers.ts';
import { fieldsInWords, type FieldInWords } from './field-words.ts';
import { TextDifference } from './text-difference.tsx';
import { useNames } from './use-names.ts';

/** What changes do to a thing, field by field and word by word. */
export function ChangesInWords({ changes }: Pick<HistoryEntry, 'changes'>) {
  const names = useNames(changes);
  const fields = fieldsInWords(changes, names);
  if (fields.length === 0) return null;
  return (
    <ul className="changes">
      {fields.map((field) => (
        <li key={field.pointer}>
          <FieldDifference field={field} />
        </li>
      ))}
    </ul>
  );
}

/** A field with its name, and how it read and reads. */
export function FieldDifference({ field }: { readonly field: FieldInWords }) {
  return (
    <>
      <span className="change-field">{field.label}</span>{' '}
      <TextDifference before={field.before} after={field.after} />
    </>
  );
}
