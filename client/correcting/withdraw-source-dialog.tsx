import type { SourceAnswer } from '../../events/readings/answers.ts';
import { Link } from '../address/link.tsx';
import { pathOf } from '../address/route.ts';
import { useAnswer } from '../answers/use-answer.ts';
import { Name } from '../writing/name.tsx';
import { CorrectionDialog, type CorrectionProps } from './correction-dialog.tsx';

interface WithdrawSourceDialogProps extends CorrectionProps {
  readonly item: { readonly id: string; readonly version: number };
}

/** Says that the archive no longer relies on a source. */
export function WithdrawSourceDialog({ item, ...ends }: WithdrawSourceDialogProps) {
  return (
    <CorrectionDialog
      {...ends}
      title="Withdraw this source"
      says="It can’t be cited any more. It is refused while a live occurrence rests on it alone."
      demand="required"
      sayings={() => [
        {
          stream: `source-${item.id}`,
          type: 'SourceWithdrawn',
          data: {},
          expectedVersion: item.version,
        },
      ]}
      renderFields={() => <Resting id={item.id} />}
    />
  );
}

/** What rests on the source alone, and so keeps it from being withdrawn. */
function Resting({ id }: { readonly id: string }) {
  const { answer } = useAnswer<SourceAnswer>(`/api/sources/${encodeURIComponent(id)}`);
  const resting = (answer?.citations ?? []).filter(({ alone }) => alone);
  const occurrences = new Map(resting.map(({ occurrence }) => [occurrence.id, occurrence]));
  if (occurrences.size === 0) return null;
  return (
    <div className="resting">
      <p>Nothing else supports these; cite another source for them first, or retract them:</p>
      <ul>
        {[...occurrences.values()].map((one) => (
          <li key={one.id}>
            <Link href={pathOf({ page: 'occurrence', id: one.id })}>
              <Name>{one.name}</Name>
            </Link>
            , <span className="date">{one.date.words}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
