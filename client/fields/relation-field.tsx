import { relationInWords } from '../occurrence/relation-words.ts';
import { CitationField } from './citation-field.tsx';
import { FieldFrame } from './field.tsx';
import { problemsUnder, type FieldProps } from './problems.ts';
import type { RelationDraft } from './relation-draft.ts';
import { ThingField } from './thing-field.tsx';

const relations: readonly RelationDraft['relation'][] = [
  'responds-to',
  'part-of',
  'implements',
  'follows',
  'contradicts',
  'cites',
  'causes',
];

/** A relation to another occurrence, and the place in a source that it rests on. */
export function RelationField({ id, value, onChange, problems }: FieldProps<RelationDraft>) {
  return (
    <div className="relation-field">
      <div className="pair pair-relation">
        <FieldFrame
          id={`${id}-relation`}
          label="Relation"
          problems={problemsUnder(problems, '/relation')}
        >
          {(described) => (
            <select
              {...described}
              value={value.relation}
              onChange={(event) => {
                const relation = relations.find((one) => one === event.currentTarget.value);
                if (relation !== undefined) onChange({ ...value, relation });
              }}
            >
              {relations.map((relation) => (
                <option key={relation} value={relation}>
                  {relationInWords(relation, 'to')}
                </option>
              ))}
            </select>
          )}
        </FieldFrame>
        <ThingField
          id={`${id}-occurrence`}
          label="The other occurrence"
          thing="occurrence"
          value={value.occurrence}
          problems={problemsUnder(problems, '/occurrence')}
          onChange={(occurrence) => onChange({ ...value, occurrence })}
        />
      </div>
      <CitationField
        id={`${id}-citation`}
        value={value.citation}
        problems={problemsUnder(problems, '/citation')}
        onChange={(citation) => onChange({ ...value, citation })}
      />
    </div>
  );
}
