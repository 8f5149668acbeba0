import { useImperativeHandle, useRef } from 'react';
import type { ReactElement } from 'react';
import { HeadLine } from './head-line.tsx';
import { ItemKeys } from './item-keys.tsx';
import { Legend } from './legend.tsx';
import { Beyond, Naming } from './naming.tsx';
import { Overview } from './overview.tsx';
import type { OverviewHandle } from './overview.tsx';
import { Peek } from './peek.tsx';
import type { TimelineProps } from './timeline-props.ts';
import { useTimeline } from './use-timeline.ts';
import './panels.css';
import './timeline.css';
import './marks.css';
import './titles.css';
import './overlays.css';
import './overview.css';
import './legend.css';
import './changes.css';
import './head.css';

export type { TimelineHandle, TimelineProps } from './timeline-props.ts';

/**
 * The timeline: up to 150 named occurrences drawn as surely as they are dated, the rest as density
 * beneath them, an axis from days to ten thousands of years, and the whole archive in a band below.
 * Keys work on it as on a list; the page's own list holds the same for those who prefer one.
 */
export default function Timeline({ ref, ...props }: TimelineProps): ReactElement {
  const { answer, kinds, part, label = 'Timeline' } = props;
  const host = useRef<HTMLDivElement>(null);
  const vis = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const axis = useRef<HTMLDivElement>(null);
  const arcs = useRef<SVGSVGElement>(null);
  const scroll = useRef<HTMLDivElement>(null);
  const overview = useRef<OverviewHandle>(null);
  const head = useRef<HTMLDivElement>(null);
  const later = useRef<HTMLDivElement>(null);
  const keys = useRef<HTMLDivElement>(null);
  const refs = { host, vis, canvas, axis, arcs, scroll, head, later, overview };
  const used = useTimeline(props, refs, () => keys.current?.focus({ preventScroll: true }));
  const { view, marks, band, handle } = used;
  useImperativeHandle(ref, () => handle);

  return (
    <section className={part === undefined ? 'tl' : `tl tl-${part}`} aria-label={label}>
      <div className="tl-host" ref={host}>
        <div className="tl-axis" ref={axis} aria-hidden="true" />
        <div className="tl-plot">
          <canvas className="tl-canvas" ref={canvas} aria-hidden="true" />
          <div className="tl-later" ref={later} hidden={true} />
          <div className="tl-vis" ref={vis} aria-hidden="true" />
          <div className="tl-scroll" ref={scroll} aria-hidden="true">
            <span />
          </div>
          <svg className="tl-arcs" ref={arcs} aria-hidden="true" />
          <ItemKeys ref={keys} used={used} {...props} />
          <Peek of={used.peeked} view={view} kinds={kinds} />
        </div>
        <HeadLine view={view} replay={props.replay ?? null} ref={head} />
      </div>
      {part !== 'upper' && (
        <Overview
          ref={overview}
          overview={props.overview}
          theme={props.theme}
          band={band}
          window={() => view?.plot.stretch ?? band}
          onMove={(stretch) => view?.moveTo(stretch)}
        />
      )}
      {part !== 'upper' && (
        <footer className="tl-foot">
          <Legend kinds={kinds} isComparing={props.changes !== undefined}>
            <Naming
              total={props.replay?.count ?? answer?.total ?? null}
              drawn={new Set(marks.walk.map(({ id }) => id)).size}
              isReplayed={typeof props.replay?.count === 'number'}
            />
            <Beyond window={props.window} answer={answer} />
          </Legend>
        </footer>
      )}
    </section>
  );
}
