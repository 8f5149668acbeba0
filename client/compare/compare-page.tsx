import { use, useMemo, useRef } from 'react';
import { ChroniclesContext } from '../chronicle/kinds.ts';
import { Chips } from '../facets/chips.tsx';
import { Facets } from '../facets/facets.tsx';
import { useTitle } from '../frame/page.tsx';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { ChronicleHead, chronicleInView } from '../reading/chronicle-head.tsx';
import { inTimeOrder, useNeighbours } from '../reading/time-order.ts';
import { useOpening } from '../reading/use-opening.ts';
import { useReading } from '../reading/use-reading.ts';
import { useWindow } from '../reading/use-window.ts';
import { withMargin } from '../reading/window.ts';
import type { TimelineHandle } from '../timeline/timeline.tsx';
import { ChangeList } from './change-list.tsx';
import { CompareHead } from './compare-head.tsx';
import { CompareToolbar } from './compare-toolbar.tsx';
import { ComparedPanel } from './compared-panel.tsx';
import type { Comparison } from './comparison.ts';
import { joined } from './joined.ts';
import { Plots } from './plots.tsx';
import { useChangesInWords, useComparedItems } from './use-changes-in-words.ts';
import { useCompareKeys } from './use-compare-keys.ts';
import { useComparedOccurrence } from './use-compared-occurrence.ts';
import { useComparison } from './use-comparison.ts';
import './compare.css';

interface ComparePageProps {
  readonly comparison: Comparison;
  /** Whether the chronicles have been asked for: one of them may say which window to open with. */
  readonly hasChronicles: boolean;
}

/** The page of two readings: drawn together, and all that differs between them as a list. */
export default function ComparePage({ comparison, hasChronicles }: ComparePageProps) {
  const used = useReading();
  const { reading, change } = used;
  const chronicle = chronicleInView(use(ChroniclesContext), reading.filters.chronicle);
  const lanes = reading.lanes ?? chronicle?.lanes ?? 'none';
  const isReady = hasChronicles || reading.from !== null || reading.to !== null;
  const window = useWindow(used, chronicle?.window ?? null);
  const compared = useComparison({ reading, comparison, window: window.asked, lanes, isReady });
  const { timelines, overviews, failed } = compared;
  const items = useComparedItems(compared);
  const told = useChangesInWords(compared, items);
  const opened = useComparedOccurrence(reading, compared, items);

  const handle = useRef<TimelineHandle>(null);
  const opening = useOpening(used, handle);
  const whole = useMemo(() => joined(overviews)?.window ?? null, [overviews]);
  const drawn = useMemo(() => window.drawn ?? (whole && withMargin(whole)), [window.drawn, whole]);
  const fit = (): void => {
    if (handle.current !== null) handle.current.fit();
    else if (whole !== null) window.move(withMargin(whole), 'settled');
  };
  const neighbours = useNeighbours(opened.id, null, items, reading.sort);
  useCompareKeys({ opening, handle, fit, order: inTimeOrder(items) });
  useTitle('Comparison');
  const facets = useMemo(() => timelines && (joined(timelines)?.facets ?? null), [timelines]);
  return (
    <main id="content" className="reading-page" tabIndex={-1}>
      <div className={reading.open === null ? 'reading' : 'reading reading-open'}>
        <div className="reading-main">
          <ChronicleHead chronicle={chronicle} />
          <CompareHead {...{ used, comparison, compared }} />
          <CompareToolbar
            {...{ drawn, lanes, handle, fit }}
            onLanes={(next) => change({ lanes: next })}
          />
          <Chips {...used} facets={facets} />
          {failed?.problem && (
            <ProblemNotice problem={failed.problem} onAskAgain={failed.askAgain} />
          )}
          {failed === null && drawn !== null && (
            <Plots
              {...{ compared, drawn, lanes, opening, handle }}
              view={comparison.view}
              arcsOf={reading.arcs ? (opened.asked.answer?.occurrence ?? null) : null}
              onWindowChange={window.move}
            />
          )}
          {failed === null && (
            <div className="list-side">
              <Facets {...used} facets={facets} />
              <ChangeList
                pages={compared.changes}
                changes={told}
                counts={compared.counts}
                opening={opening}
              />
            </div>
          )}
        </div>
        {reading.open !== null && (
          <ComparedPanel
            {...{ used, compared, opening, opened, ...neighbours }}
            change={told.find(({ id }) => id === opened.id) ?? null}
          />
        )}
      </div>
    </main>
  );
}
