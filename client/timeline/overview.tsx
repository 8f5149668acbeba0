import { useEffect, useImperativeHandle, useRef } from 'react';
import type { ReactElement, Ref } from 'react';
import type { TimelineAnswer } from '../../events/readings/answers.ts';
import { brushBox } from './brush.ts';
import { dayName } from './day-name.ts';
import { allCounts } from './density.ts';
import { dayOfMs, msOfDay } from './epoch.ts';
import type { Stretch } from './epoch.ts';
import { OverviewPainter } from './overview-painter.ts';
import { useBrush } from './use-brush.ts';

/** Moves the brush in step with the plot, without React. */
export interface OverviewHandle {
  show(stretch: Stretch): void;
  /** Shows nothing after a point of the axis, in days; null: everything. */
  cut(at: number | null): void;
}

interface OverviewProps {
  readonly overview: TimelineAnswer | null;
  readonly theme: string;
  /** The whole of time that the band stands for. */
  readonly band: Stretch;
  /** Where the window is now. */
  readonly window: () => Stretch;
  readonly onMove: (stretch: Stretch) => void;
}

/** The density of the whole archive, with a brush that is the window of the timeline. */
export function Overview({
  ref,
  ...props
}: OverviewProps & { readonly ref: Ref<OverviewHandle> }): ReactElement {
  const { overview, theme, band, window, onMove } = props;
  const host = useRef<HTMLDivElement>(null);
  const painter = useRef<OverviewPainter | null>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const later = useRef<HTMLCanvasElement>(null);
  const width = (): number => host.current?.clientWidth ?? 1;
  const brush = useBrush(host, { band, window, onMove });

  const show = (stretch: Stretch): void => {
    if (host.current) placeBrush(host.current, stretch, band, width());
  };
  const cutAt = useRef<number | null>(null);
  const cut = (at: number | null): void => {
    cutAt.current = at;
    if (later.current) later.current.style.clipPath = clipAfter(at, band);
  };
  useImperativeHandle(ref, () => ({ show, cut }));
  useEffect(() => {
    if (!host.current || !canvas.current || !later.current) return undefined;
    painter.current ??= new OverviewPainter(canvas.current, later.current, host.current);
    const paint = (): void => painter.current?.paint(allCounts(overview?.bins ?? []), band, theme);
    paint();
    const observer = new ResizeObserver(paint);
    observer.observe(host.current);
    return () => observer.disconnect();
  }, [overview, band, theme]);
  // Another band has the same head at another place.
  useEffect(() => {
    if (later.current) later.current.style.clipPath = clipAfter(cutAt.current, band);
  }, [band]);
  useEffect(() => {
    if (!host.current) return undefined;
    const place = (): void => show(window());
    place();
    const observer = new ResizeObserver(place);
    observer.observe(host.current);
    return () => observer.disconnect();
  });

  return (
    <div
      className="tl-overview"
      role="group"
      aria-label="Overview of all time"
      ref={host}
      data-theme={theme}
      onPointerDown={brush.take}
      onPointerMove={brush.drag}
      onPointerUp={brush.drop}
      onPointerCancel={brush.drop}
    >
      <canvas className="tl-overview-canvas" ref={canvas} aria-hidden="true" />
      <canvas className="tl-overview-later" ref={later} aria-hidden="true" />
      <span className="tl-shade tl-shade-before" aria-hidden="true" />
      <span className="tl-shade tl-shade-after" aria-hidden="true" />
      <span className="tl-brush" data-part="whole" aria-hidden="true" />
      {(['from', 'to'] as const).map((part) => (
        <span
          key={part}
          className={`tl-handle tl-handle-${part}`}
          data-part={part}
          role="slider"
          tabIndex={0}
          aria-label={part === 'from' ? 'First day shown' : 'Last day shown'}
          aria-orientation="horizontal"
          onKeyDown={brush.press(part)}
        />
      ))}
    </div>
  );
}

/** What clips all of the band away that lies before a point of the axis; null: all of it. */
function clipAfter(at: number | null, band: Stretch): string {
  const share = at === null ? 1 : (msOfDay(at) - band.fromMs) / (band.toMs - band.fromMs);
  return `inset(0 0 0 ${(Math.min(1, Math.max(0, share)) * 100).toFixed(2)}%)`;
}

function placeBrush(host: HTMLElement, stretch: Stretch, band: Stretch, widthPx: number): void {
  const { left, right } = brushBox(stretch, band, widthPx);
  host.style.setProperty('--tl-brush-left', `${left.toFixed(1)}px`);
  host.style.setProperty('--tl-brush-right', `${right.toFixed(1)}px`);
  describeHandle(host, 'from', dayOfMs(stretch.fromMs), band);
  describeHandle(host, 'to', dayOfMs(stretch.toMs - 1), band);
}

function describeHandle(host: HTMLElement, part: 'from' | 'to', day: number, band: Stretch): void {
  const handle = host.querySelector(`.tl-handle-${part}`);
  handle?.setAttribute('aria-valuemin', String(Math.min(day, dayOfMs(band.fromMs))));
  handle?.setAttribute('aria-valuemax', String(Math.max(day, dayOfMs(band.toMs))));
  handle?.setAttribute('aria-valuenow', String(day));
  handle?.setAttribute('aria-valuetext', dayName(day));
}
