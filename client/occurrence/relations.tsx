import type { RelationAnswer } from '../../events/readings/answers.ts';
import { Link } from '../address/link.tsx';
import { KindMark } from '../chronicle/kind-mark.tsx';
import { Name } from '../writing/name.tsx';
import { CitationHead } from './citations.tsx';
import { relationInWords } from './relation-words.ts';
import { Section } from './section.tsx';

/** Whether relations are drawn as arcs on the timeline, and the way to change it. */
export interface Arcs {
  readonly isDrawn: boolean;
  readonly onToggle: () => void;
}

interface RelationsProps {
  readonly relations: readonly RelationAnswer[];
  readonly hrefOf: (id: string) => string;
  /** Null where there is no timeline to draw them on. */
  readonly arcs: Arcs | null;
}

/** What the occurrence has to do with others, in both directions. */
export function Relations({ relations, hrefOf, arcs }: RelationsProps) {
  if (relations.length === 0) return null;
  return (
    <Section title="Relations">
      {arcs !== null && (
        <label className="tick">
          <input type="checkbox" checked={arcs.isDrawn} onChange={arcs.onToggle} />
          Draw as arcs on the timeline
        </label>
      )}
      <ul className="relations">
        {relations.map((relation) => (
          <li key={`${relation.direction} ${relation.relation} ${relation.occurrence.id}`}>
            <p className="relation">
              <span className="relation-name">
                {relationInWords(relation.relation, relation.direction)}
              </span>{' '}
              <Link href={hrefOf(relation.occurrence.id)}>
                <Name>{relation.occurrence.name}</Name>
              </Link>
            </p>
            <p className="relation-about">
              <span className="date">{relation.occurrence.words}</span>
              <KindMark kind={relation.occurrence.kind} />
            </p>
            <details className="relation-source">
              <summary>Who says so</summary>
              <CitationHead citation={relation.citation} />
            </details>
          </li>
        ))}
      </ul>
    </Section>
  );
}
