import { DataSet } from 'vis-data/esnext';
import { Timeline } from 'vis-timeline/esnext';
import type { DataGroup, DataItem } from 'vis-timeline/esnext';
import { dayMax, dayMin, dayMs, msOfDay } from './epoch.ts';
import type { Stretch } from './epoch.ts';
import type { Lane } from './lanes.ts';
import { lanePaddingPx, MarkFrame } from './mark-frame.ts';
import type { MarkModel } from './mark-model.ts';
import { markHeightPx } from './mark-view.ts';
import { occurrenceMarkClass } from './occurrence-mark.ts';
import { drawableStretch, isSameStretch, spanMinDays } from './stretch.ts';
import type { Scrolling } from './scroll-thumb.ts';
import type { Veil } from './veil.ts';
import { insideOf } from './vis-internals.ts';
import type { VisInternals } from './vis-internals.ts';

/** Where the plot lies in its host, in pixels. */
export interface PlotBox {
  /** Width of the lanes' names, left of the plot. */
  readonly left: number;
  readonly width: number;
  readonly height: number;
}

/** What the plot tells. */
export interface PlotEvents {
  /** vis has drawn a frame; what lies over and under the plot follows. */
  onDrawn(): void;
  /** The window moved, or came to rest; `asked` when the page itself had asked for it. */
  onMoved(phase: 'moving' | 'settled', asked: boolean): void;
}

type VisItemData = DataItem & { readonly id: string; readonly revision: string };
type VisGroupData = DataGroup & { readonly id: string; readonly order: number };

let plotsMade = 0;

/**
 * The timeline that vis keeps: its window, gestures, lanes and the marks in view. Data enters it only
 * as numbers and as keys; texts are set by the mark's own elements.
 */
export class Plot {
  readonly frame: MarkFrame;
  readonly #timeline: Timeline;
  readonly #inside: VisInternals;
  /** Name of its class of items: vis keeps those of all timelines together. */
  readonly #type = `occurrence-${(plotsMade += 1)}`;
  readonly #items = new DataSet<VisItemData>();
  readonly #groups = new DataSet<VisGroupData>();
  /** vis itself would look for another size once a second. */
  readonly #size = new ResizeObserver(() => this.redraw());
  #asked = false;
  #isSettled = true;

  constructor(host: HTMLElement, events: PlotEvents) {
    this.#timeline = new Timeline(host, [], {
      align: 'left',
      autoResize: false,
      format: { minorLabels: () => '', majorLabels: () => '' },
      groupHeightMode: 'fixed',
      groupTemplate: laneName,
      height: '100%',
      margin: { axis: lanePaddingPx, item: { horizontal: 0, vertical: 2 * lanePaddingPx } },
      max: dayMax * dayMs,
      min: dayMin * dayMs,
      orientation: { axis: 'bottom', item: 'top' },
      selectable: false,
      showCurrentTime: false,
      showMajorLabels: false,
      showMinorLabels: false,
      showTooltips: false,
      stack: false,
      timeAxis: { scale: 'year', step: 200_000 },
      zoomMax: (dayMax - dayMin) * dayMs,
      zoomMin: spanMinDays * dayMs,
      rtl: false,
    });
    this.#inside = insideOf(this.#timeline);
    this.frame = new MarkFrame(
      () => this.#extent(),
      (tops) => this.#applyTops(tops),
    );
    const { types } = this.#inside.itemSet.constructor;
    types[this.#type] = occurrenceMarkClass(types.range, this.frame);
    this.#timeline.setGroups(this.#groups);
    this.#timeline.setItems(this.#items);
    this.#listen(events);
    this.#size.observe(host);
  }

  /** The stretch of time in view. */
  get stretch(): Stretch {
    return { fromMs: this.#inside.range.start, toMs: this.#inside.range.end };
  }

  /** Where the plot lies in its host. */
  get box(): PlotBox {
    const { left, center, centerContainer } = this.#inside.props;
    return { left: left.width, width: center.width, height: centerContainer.height };
  }

  /** Moves the window. `asked`: the page wants it so, and needs not be told. */
  moveTo(stretch: Stretch, asked: boolean): void {
    const wanted = drawableStretch(stretch);
    if (isSameStretch(wanted, this.stretch)) return;
    this.#asked = asked;
    this.#timeline.setWindow(wanted.fromMs, wanted.toMs, { animation: false });
  }

  /** Shows these marks and no others; only what has changed is drawn anew. */
  show(models: readonly MarkModel[], lanes: readonly Lane[]): void {
    this.frame.show(models);
    const groups = lanes.map(({ id, label, order }) => ({ id, content: label, order }));
    const items = models.map((model) => visItemOf(model, this.#type));
    this.#groups.update(
      changed(this.#groups, groups, (a, b) => a.content === b.content && a.order === b.order),
    );
    this.#items.update(changed(this.#items, items, (a, b) => a.revision === b.revision));
    remove(this.#items, items);
    remove(this.#groups, groups);
    this.redraw();
  }

  /** Says which occurrences stand out. */
  stand(selected: string | null, active: string | null, related: ReadonlySet<string>): void {
    const keys = this.frame.stand(selected, active, related);
    for (const key of keys) {
      const item = this.#inside.itemSet.items[key];
      if (item) item.dirty = true;
    }
    const data = keys.map((key) => this.#items.get(key)).filter((item) => item !== null);
    if (data.length > 0) this.#items.update(data);
  }

  /** Holds back what had not begun where the play-head stands. Marks keep their rows. */
  hold(veil: Veil | null): void {
    this.frame.hold(veil);
    for (const key of this.frame.models.keys()) this.#inside.itemSet.items[key]?.veil?.();
  }

  /** Where a mark is drawn, in pixels from the plot's corner; null when it isn't. */
  placeOf(key: string): { x: number; y: number; width: number } | null {
    const item = this.#inside.itemSet.items[key];
    if (!item?.parent || !this.frame.isInView(key)) return null;
    const y = item.parent.top + item.top + this.#inside.props.scrollTop;
    return { x: item.left, y, width: item.width };
  }

  /** How much of the rows lies out of view above and below, and how much is in view, in pixels. */
  get scrolling(): Scrolling {
    const { center, centerContainer, scrollTop } = this.#inside.props;
    const { height: view } = centerContainer;
    return { above: -scrollTop, view, below: Math.max(0, center.height + scrollTop - view) };
  }

  /** Scrolls the lanes; positive is downwards. Whether there was anything to scroll. */
  scrollBy(deltaPx: number): boolean {
    const before = this.#inside.props.scrollTop;
    const moved = this.#inside['_setScrollTop'](before - deltaPx) !== before;
    if (moved) this.redraw();
    return moved;
  }

  /** Scrolls a mark that is out of view to the middle. */
  reveal(key: string): void {
    const item = this.#inside.itemSet.items[key];
    if (!item?.parent) return;
    const y = item.parent.top + item.top + this.#inside.props.scrollTop;
    const isInView = y >= 0 && y + markHeightPx + lanePaddingPx <= this.box.height;
    if (!isInView) this.scrollBy(y - this.box.height / 2);
  }

  /** Draws soon. */
  redraw(): void {
    this.#inside['_redraw']();
  }

  /** Takes the plot off the page. */
  destroy(): void {
    this.#size.disconnect();
    this.#timeline.off('changed');
    this.#timeline.off('rangechange');
    this.#timeline.off('rangechanged');
    this.#timeline.destroy();
    Reflect.deleteProperty(this.#inside.itemSet.constructor.types, this.#type);
  }

  #listen(events: PlotEvents): void {
    this.#timeline.on('changed', () => {
      events.onDrawn();
    });
    this.#timeline.on('rangechange', (range: { byUser?: boolean }) => {
      if (range.byUser === true) this.#asked = false;
      this.#isSettled = false;
      events.onMoved('moving', this.#asked);
    });
    this.#timeline.on('rangechanged', () => {
      if (this.#isSettled) return;
      this.#isSettled = true;
      events.onMoved('settled', this.#asked);
    });
  }

  #extent(): { fromMs: number; toMs: number; widthPx: number; heightPx: number } {
    const { center, centerContainer } = this.#inside.props;
    return { ...this.stretch, widthPx: center.width, heightPx: centerContainer.height };
  }

  /** Also for marks out of view, because a lane's height is that of all its marks. */
  #applyTops(tops: ReadonlyMap<string, number>): void {
    const { items } = this.#inside.itemSet;
    for (const [key, top] of tops) {
      const item = items[key];
      if (item) item.top = top;
    }
  }
}

function visItemOf(model: MarkModel, type: string): VisItemData {
  return {
    id: model.key,
    start: msOfDay(model.fromDay),
    end: msOfDay(model.toDay),
    group: model.lane,
    type,
    content: '',
    revision: model.revision,
  };
}

function laneName(group: { content?: unknown } | null): HTMLElement {
  const name = document.createElement('span');
  name.textContent = typeof group?.content === 'string' ? group.content : '';
  return name;
}

function changed<Item extends { readonly id: string }>(
  set: DataSet<Item>,
  wanted: readonly Item[],
  isSame: (before: Item, now: Item) => boolean,
): Item[] {
  return wanted.filter((item) => {
    const before = set.get(item.id);
    return before === null || !isSame(before, item);
  });
}

function remove<Item extends { readonly id: string }>(
  set: DataSet<Item>,
  kept: readonly Item[],
): void {
  const ids = new Set(kept.map(({ id }) => id));
  const gone = set.getIds().filter((id) => !ids.has(String(id)));
  if (gone.length > 0) set.remove(gone);
}
