import { use, useEffect, useMemo, useRef } from 'react';
import { ChroniclesContext } from '../chronicle/kinds.ts';
import { announce } from '../frame/announcer.tsx';
import { useTitle } from '../frame/page.tsx';
import { Chips } from '../facets/chips.tsx';
import { Panel } from '../occurrence/panel.tsx';
import { ReplayRoom } from '../replay/replay-room.tsx';
import { isReplaying, useBegunItems, type Replay } from '../replay/use-replay.ts';
import { counted } from '../writing/term.ts';
import type { TimelineHandle } from '../timeline/timeline.tsx';
import { ChronicleHead, chronicleInView } from './chronicle-head.tsx';
import { overviewQuestion } from './questions.ts';
import { ListSide } from './list-side.tsx';
import { presentClocks } from './reading.ts';
import { TimelineSide } from './timeline-side.tsx';
import { Toolbar } from './toolbar.tsx';
import { Ending } from './ending.tsx';
import { useNeighbours } from './time-order.ts';
import { useAnswers } from './use-answers.ts';
import { useOpening } from './use-opening.ts';
import { useReading } from './use-reading.ts';
import { usePageKeys } from './use-page-keys.ts';
import { useHeldWindow } from './use-held-window.ts';
import { useWindow } from './use-window.ts';
import { withMargin } from './window.ts';

interface ReadingPageProps {
  /** Whether the chronicles have been asked for: one of them may say which window to open with. */
  readonly hasChronicles: boolean;
}

/** The page of the timeline and its twin, the list. */
export function ReadingPage({ hasChronicles }: ReadingPageProps) {
  const used = useReading();
  const { reading, change } = used;
  const chronicle = chronicleInView(use(ChroniclesContext), reading.filters.chronicle);
  const lanes = reading.lanes ?? chronicle?.lanes ?? 'none';
  const isReady = hasChronicles || reading.from !== null || reading.to !== null;

  const window = useWindow(used, chronicle?.window ?? null);
  const answers = useAnswers(used, window, { isReady, lanes });
  const { pages, timeline, overview, facets, opened } = answers;

  const handle = useRef<TimelineHandle>(null);
  const opening = useOpening(used, handle, answers.isMoving);
  // An address may open an occurrence by its slug; its neighbours are found by its id.
  const openId = (opened.isCurrent ? opened.answer?.occurrence.id : null) ?? reading.open;
  const { earlier, later } = useNeighbours(
    openId,
    pages.items,
    timeline.answer?.items ?? null,
    reading.sort,
  );
  const whole = useHeldWindow(overviewQuestion(reading), overview);
  const drawn = useMemo(() => window.drawn ?? (whole && withMargin(whole)), [window.drawn, whole]);
  const fit = (): void => {
    const now = overview.answer?.window;
    if (handle.current !== null) handle.current.fit();
    else if (now) window.move(withMargin(now), 'settled');
  };
  const items = useBegunItems(timeline.answer, reading);
  usePageKeys({ used, opening, handle, fit, items });
  useTitle(reading.open === null ? '' : (opened.answer?.occurrence.title ?? ''));
  const isReplay = isReplaying(reading);
  const { head } = answers;
  const { answer } = answers.replay;
  const replay = useMemo<Replay | null>(
    () => (isReplay ? { head, answer, window: drawn } : null),
    [isReplay, head, answer, drawn],
  );
  // Where the page replays, what the head comes to is told by the bar.
  const isCounted = pages.isCurrent && pages.items !== null && !isReplay;
  useAnnouncedCount(isCounted ? pages.total : null);

  // Nothing at any time: there is no timeline to draw, only the reason why.
  const isNowhere = overview.isCurrent && overview.answer?.total === 0;
  const hasProblem = pages.problem !== null || timeline.problem !== null;
  return (
    <main id="content" className="reading-page" tabIndex={-1}>
      <div className={reading.open === null ? 'reading' : 'reading reading-open'}>
        <div className="reading-main">
          <ChronicleHead chronicle={chronicle} />
          <Toolbar
            total={pages.items === null ? null : pages.total}
            totalEver={overview.answer?.total ?? null}
            window={drawn}
            lanes={lanes}
            view={reading.view}
            onLanes={(next) => change({ lanes: next })}
            onView={(view) => change({ view })}
            onZoom={(factor) => handle.current?.zoom(factor)}
            onFit={fit}
            onToday={() => handle.current?.showToday()}
            replay={replay}
            onReplay={(isShown) =>
              change(isShown ? { replay: true } : { ...presentClocks, replay: false })
            }
          />
          <Chips {...used} facets={facets} />
          {!hasProblem && reading.view !== 'list' && !isNowhere && (
            <TimelineSide
              {...{ timeline, overview, drawn, lanes, opening, handle, replay, reading }}
              count={pages.isCurrent ? pages.total : null}
              arcsOf={reading.arcs ? (opened.answer?.occurrence ?? null) : null}
              onWindowChange={window.move}
            />
          )}
          {replay !== null && (
            <ReplayRoom {...{ used, replay, opening }} settled={window.settled} />
          )}
          <Ending {...{ used, pages, timeline, fit }} totalEver={overview.answer?.total ?? null} />
          {!hasProblem && <ListSide {...{ used, facets, pages, opening }} found={answers.found} />}
        </div>
        {reading.open !== null && (
          <Panel
            id={reading.open}
            asked={opened}
            earlier={earlier}
            later={later}
            hrefOf={opening.hrefOf}
            arcs={{
              isDrawn: reading.arcs,
              onToggle: () => change({ arcs: !reading.arcs }, 'replace'),
            }}
            onClose={opening.close}
          />
        )}
      </div>
    </main>
  );
}

function useAnnouncedCount(total: number | null): void {
  useEffect(() => {
    if (total === null) return undefined;
    const timer = setTimeout(() => announce(`${counted(total, 'occurrence')} shown`), 400);
    return () => clearTimeout(timer);
  }, [total]);
}
