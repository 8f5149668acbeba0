import type { OccurrenceItem } from '../../events/readings/answers.ts';
import { ClocksContext } from '../address/use-href.ts';
import { Panel } from '../occurrence/panel.tsx';
import type { Opening } from '../reading/use-opening.ts';
import type { UsedReading } from '../reading/use-reading.ts';
import { changeGlyph } from '../timeline/change-signs.ts';
import type { ChangeInWords } from './change-in-words.ts';
import { ChangeOf } from './change-row.tsx';
import { readingInWords } from './reading-words.ts';
import type { ComparedOccurrence } from './use-compared-occurrence.ts';
import type { Compared } from './use-comparison.ts';

interface ComparedPanelProps {
  readonly used: UsedReading;
  readonly compared: Compared;
  readonly opening: Opening;
  readonly opened: ComparedOccurrence;
  /** What became of it, where that is known to differ; null: nothing that has been read. */
  readonly change: ChangeInWords | null;
  readonly earlier: OccurrenceItem | null;
  readonly later: OccurrenceItem | null;
}

/** One occurrence beside a comparison: what differs first, then all that one reading tells of it. */
export function ComparedPanel(props: ComparedPanelProps) {
  const { used, opening, opened } = props;
  const { reading, change } = used;
  return (
    <ClocksContext value={opened.clocks}>
      <Panel
        id={opened.id}
        asked={opened.asked}
        earlier={props.earlier}
        later={props.later}
        hrefOf={opening.hrefOf}
        arcs={{
          isDrawn: reading.arcs,
          onToggle: () => change({ arcs: !reading.arcs }, 'replace'),
        }}
        note={<Note {...props} />}
        onClose={opening.close}
      />
    </ClocksContext>
  );
}

function Note({ compared, opened, change }: ComparedPanelProps) {
  const { order } = compared;
  if (order.differing.length === 0) return null;
  return (
    <div className="compared-note">
      {change !== null && (
        <>
          <p className="change-sort">
            <span className="change-glyph" aria-hidden="true">
              {changeGlyph(change.sort)}
            </span>
            {change.sort}
          </p>
          {(change.sort === 'moved' || change.sort === 'changed') && <ChangeOf change={change} />}
        </>
      )}
      <p className="compared-as">
        {opened.isEarlier ? 'Only the earlier reading has it' : 'Told here as in the later reading'}
        : {readingInWords(opened.clocks, order.differing)}.
      </p>
    </div>
  );
}
