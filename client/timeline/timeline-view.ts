import type { TimelineAnswer } from '../../events/readings/answers.ts';
import type { Arc } from './arcs.ts';
import { ArcsView } from './arcs-view.ts';
import { AxisView } from './axis-view.ts';
import { unnamedCounts } from './density.ts';
import type { Count } from './density.ts';
import { dayMs, msOfDay, stretchOf, windowOf } from './epoch.ts';
import type { DayWindow, Stretch } from './epoch.ts';
import { Glide } from './glide.ts';
import { GroundPainter } from './ground.ts';
import { HeadView } from './head-view.ts';
import type { Head } from './head-view.ts';
import { readInks } from './inks.ts';
import type { Inks } from './inks.ts';
import type { Lane } from './lanes.ts';
import type { MarkModel } from './mark-model.ts';
import { markHeightPx } from './mark-view.ts';
import { Plot } from './plot.ts';
import type { PlotBox } from './plot.ts';
import { ScrollThumb } from './scroll-thumb.ts';
import { farShifts, shiftsOf } from './shifts.ts';
import { centredOn, movedBy, zoomedAbout } from './stretch.ts';
import { axisOf } from './ticks.ts';
import type { Veil } from './veil.ts';
import { wheelAsk, WheelGestures } from './wheel.ts';
import { WindowEcho } from './window-echo.ts';

/** The elements that the view draws into; React owns them, the view owns what is inside. */
export interface ViewElements {
  readonly host: HTMLElement;
  readonly vis: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly axis: HTMLElement;
  readonly arcs: SVGSVGElement;
  readonly scroll: HTMLElement;
  readonly head: HTMLElement;
  readonly later: HTMLElement;
}

/** What the view tells. */
export interface ViewEvents {
  onWindow(window: DayWindow, phase: 'moving' | 'settled', stretch: Stretch): void;
  /** A frame was drawn. */
  onFrame(stretch: Stretch, box: PlotBox): void;
}

/**
 * Everything that is drawn once a frame, outside of React: the plot that vis keeps and, in step with
 * it, the ground beneath, the axis and the arcs.
 *
 * 1. The plot's window is the only one; all that is drawn in a frame reads it.
 * 2. A window that the page asked for is not told back to it.
 */
export class TimelineView {
  readonly plot: Plot;
  readonly #elements: ViewElements;
  readonly #events: ViewEvents;
  readonly #ground: GroundPainter;
  readonly #axis: AxisView;
  readonly #arcsView: ArcsView;
  readonly #scroll: ScrollThumb;
  readonly #wheel: WheelGestures;
  readonly #glide: Glide;
  readonly #headView: HeadView;
  readonly #echo = new WindowEcho();
  #inks: Inks;
  #counts: readonly Count[] = [];
  #arcs: readonly Arc[] = [];
  /** From where marks were before to where they are. */
  #shifts: readonly Arc[] = [];
  #todayDay = 0;
  /** The play-head; null: nothing is replayed. */
  #head: Head | null = null;
  /** The mark that was asked to be brought into view, until the plot has come to rest. */
  #revealing: string | null = null;
  #rowWanted: string | null = null;

  constructor(elements: ViewElements, events: ViewEvents, markerId: string) {
    this.#elements = elements;
    this.#events = events;
    this.#inks = readInks(elements.host);
    this.#ground = new GroundPainter(elements.canvas);
    this.#axis = new AxisView(elements.axis);
    this.#arcsView = new ArcsView(elements.arcs, markerId);
    this.#headView = new HeadView(elements.head, elements.later);
    this.#glide = new Glide((stretch) => this.plot.moveTo(stretch, false));
    this.plot = new Plot(elements.vis, {
      onDrawn: () => this.#draw(),
      onMoved: (phase, asked) => this.#tell(phase, asked),
    });
    this.#scroll = new ScrollThumb(elements.scroll, (deltaPx) => this.plot.scrollBy(deltaPx));
    this.#wheel = new WheelGestures(elements.vis, (event) => this.#turn(event));
    elements.vis.addEventListener('pointerdown', () => this.#rest());
  }

  /** Shows an answer's marks and, as density, what it counts beside them. */
  show(models: readonly MarkModel[], lanes: readonly Lane[], answer: TimelineAnswer | null): void {
    const present = models.filter(({ change }) => change !== 'former');
    const named = new Map(present.map(({ id, item }) => [id, item]));
    this.#shifts = shiftsOf(models);
    this.#counts = unnamedCounts(answer?.bins ?? [], [...named.values()]);
    this.#elements.host.style.setProperty('--tl-lanes', String(lanes.length));
    this.plot.show(models, lanes);
  }

  /** Takes the page's window, unless it only repeats what the page was told. */
  askWindow(window: DayWindow): void {
    if (!this.#echo.isAsked(window)) return;
    this.#glide.stop();
    this.plot.moveTo(stretchOf(window), true);
  }

  /** Goes where another timeline on the same axis went, without telling the page once more. */
  follow(stretch: Stretch): void {
    this.#rest();
    this.#echo.told(windowOf(stretch));
    this.plot.moveTo(stretch, true);
  }

  /** Relations to draw. */
  relate(arcs: readonly Arc[]): void {
    this.#arcs = arcs;
    this.#draw();
  }

  /** Stands the play-head somewhere, and holds back what had not begun there; null: no head. */
  standHead(head: Head | null, match: Veil['match']): void {
    this.#head = head;
    const { at = null, day = null } = head ?? {};
    this.plot.hold(at === null || day === null ? null : { at, day, match });
    if (head === null) this.#elements.later.hidden = true;
    this.#drawHead();
    if (this.#arcs.length > 0) this.#drawArcs();
  }

  /** Takes the day that is today, and the colours of a theme. */
  dress(todayDay: number, theme: 'light' | 'dark'): void {
    this.#todayDay = todayDay;
    this.#elements.host.dataset['theme'] = theme;
    this.#inks = readInks(this.#elements.host);
    this.#draw();
  }

  /** Zooms about a point of the axis, by default the middle; above 1 is closer. */
  zoom(factor: number, atMs?: number): void {
    const { stretch } = this.plot;
    const middle = (stretch.fromMs + stretch.toMs) / 2;
    this.glideTo(zoomedAbout(stretch, factor, atMs ?? middle));
  }

  /** Brings today to the middle. */
  showToday(): void {
    this.glideTo(centredOn(this.plot.stretch, msOfDay(this.#todayDay) + dayMs / 2));
  }

  /** Pans by a share of the window. */
  pan(share: number): void {
    this.glideTo(movedBy(this.plot.stretch, share));
  }

  /** Moves smoothly to a stretch. */
  glideTo(stretch: Stretch): void {
    this.#glide.go(this.plot.stretch, stretch);
  }

  /** Moves at once to a stretch that the reader holds, as when dragging the brush. */
  moveTo(stretch: Stretch): void {
    this.#rest();
    this.plot.moveTo(stretch, false);
  }

  /** Brings a mark into view, moving no more than needed. */
  reveal(model: MarkModel): void {
    const { fromMs, toMs } = this.plot.stretch;
    const margin = (toMs - fromMs) * 0.08;
    const startMs = msOfDay(model.fromDay);
    const endMs = msOfDay(model.toDay);
    if (endMs < fromMs + margin / 4) this.glideTo(centredOn(this.plot.stretch, endMs));
    else if (startMs > toMs - margin) this.glideTo(centredOn(this.plot.stretch, startMs));
    this.#revealing = model.key;
    this.plot.reveal(model.key);
  }

  /** Scrolls the rows to a mark once it has its place. */
  revealRow(key: string): void {
    this.#rowWanted = key;
    this.plot.redraw();
  }

  /** Takes everything off the page. */
  destroy(): void {
    this.#glide.stop();
    this.#wheel.stop();
    this.#scroll.stop();
    this.plot.destroy();
    this.#elements.axis.replaceChildren();
    this.#elements.arcs.replaceChildren();
  }

  /** The instant of the axis under a point of the screen. */
  msAt(clientX: number): number {
    const { fromMs, toMs } = this.plot.stretch;
    return fromMs + (this.#plotX(clientX) / this.plot.box.width) * (toMs - fromMs);
  }

  #plotX(clientX: number): number {
    return clientX - this.#elements.vis.getBoundingClientRect().left - this.plot.box.left;
  }

  #turn(event: WheelEvent): boolean {
    const { box, stretch } = this.plot;
    const ask = wheelAsk(event);
    if (event.altKey || this.#plotX(event.clientX) < 0) {
      return ask.what === 'zoom' && this.plot.scrollBy(event.deltaY);
    }
    const target =
      ask.what === 'pan'
        ? movedBy(stretch, ask.deltaPx / box.width)
        : zoomedAbout(stretch, ask.factor, this.msAt(event.clientX));
    this.moveTo(target);
    return this.plot.stretch.fromMs !== stretch.fromMs || this.plot.stretch.toMs !== stretch.toMs;
  }

  #rest(): void {
    this.#glide.stop();
    this.#revealing = null;
  }

  #tell(phase: 'moving' | 'settled', asked: boolean): void {
    if (phase === 'settled' && this.#revealing !== null) {
      this.plot.reveal(this.#revealing);
      this.#revealing = null;
    }
    if (asked) return;
    const { stretch } = this.plot;
    const window = windowOf(stretch);
    this.#echo.told(window);
    this.#events.onWindow(window, phase, stretch);
  }

  #draw(): void {
    const { box, frame, stretch } = this.plot;
    if (box.width <= 0) return;
    frame.sync();
    const axis = axisOf(stretch, box.width);
    this.#ground.paint({
      scale: frame.scale,
      left: box.left,
      height: box.height,
      axis,
      counts: this.#counts,
      todayDay: this.#todayDay,
      inks: this.#inks,
    });
    this.#drawHead();
    const { above, below } = this.plot.scrolling;
    this.#elements.host.classList.toggle('tl-more-above', above > 1);
    this.#elements.host.classList.toggle('tl-more-below', below > 1);
    this.#scroll.draw(this.plot.scrolling);
    this.#axis.draw(axis, frame.scale, box.left, this.#todayDay);
    this.#drawArcs();
    this.#events.onFrame(stretch, box);
    const wanted = this.#rowWanted;
    if (wanted === null || !frame.modelOf(wanted)) return;
    this.#rowWanted = null;
    this.plot.reveal(wanted);
  }

  #drawHead(): void {
    const { box, frame, stretch } = this.plot;
    if (box.width <= 0 || this.#head === null) return;
    this.#headView.draw(this.#head, frame.scale, box.left);
    this.#headView.tell(this.#head, windowOf(stretch));
  }

  #drawArcs(): void {
    const arcs = [...this.#arcs, ...farShifts(this.#shifts, (key) => this.plot.placeOf(key))];
    this.#arcsView.draw(arcs, (key) => this.#arcEnd(key), this.plot.box.left);
  }

  #arcEnd(key: string): { x: number; y: number } | null {
    const place = this.plot.placeOf(key);
    const model = this.plot.frame.modelOf(key);
    if (!place || !model || this.plot.frame.begunOf(model) === 'not') return null;
    return { x: place.x + Math.min(place.width, 12) / 2, y: place.y + markHeightPx / 2 - 4 };
  }
}
