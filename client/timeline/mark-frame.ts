import { dayMs } from './epoch.ts';
import { densityPx } from './ground.ts';
import { layoutOf } from './layout.ts';
import type { Layout } from './layout.ts';
import type { MarkModel } from './mark-model.ts';
import { markHeightPx } from './mark-view.ts';
import type { MarkStanding } from './mark-view.ts';
import { labelGapPx, markOf } from './segments.ts';
import type { MarkGeometry, Scale } from './segments.ts';
import { begunUnder, headX } from './veil.ts';
import type { Begun, Veil } from './veil.ts';

/** Space above a lane's first row and below its last, in pixels. */
export const lanePaddingPx = 4;

/** Distance between rows, in pixels. */
export const rowPitchPx = markHeightPx + 4;

/** A mark as it is to be drawn in this frame. */
export interface DrawnMark {
  readonly mark: MarkGeometry;
  readonly isLabelled: boolean;
  readonly top: number;
  readonly labelX: number;
}

/** What vis knows of the window when it draws. */
export interface PlotExtent {
  readonly fromMs: number;
  readonly toMs: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/**
 * The marks of the timeline and where they lie now. Within one frame everything is computed once:
 * `sync` looks at the window, and only when it has changed does the stamp that it returns.
 */
export class MarkFrame {
  readonly #extentNow: () => PlotExtent;
  readonly #applyTops: (tops: ReadonlyMap<string, number>) => void;
  readonly #owners = new WeakMap<Element, string>();
  #models: ReadonlyMap<string, MarkModel> = new Map();
  #layout: Layout = { places: new Map(), rowsOfLane: new Map() };
  #extent: PlotExtent = { fromMs: 0, toMs: dayMs, widthPx: 0, heightPx: 0 };
  #scale: Scale = { originDay: 0, dayPx: 1, widthPx: 0 };
  #stamp = 0;
  #isStale = true;
  #veil: Veil | null = null;
  #standing: { selected: string | null; active: string | null; related: ReadonlySet<string> } = {
    selected: null,
    active: null,
    related: new Set(),
  };

  constructor(extentNow: () => PlotExtent, applyTops: (tops: ReadonlyMap<string, number>) => void) {
    this.#extentNow = extentNow;
    this.#applyTops = applyTops;
  }

  /** The scale of this frame. */
  get scale(): Scale {
    return this.#scale;
  }

  /** The marks, by key. */
  get models(): ReadonlyMap<string, MarkModel> {
    return this.#models;
  }

  /** Replaces the marks. */
  show(models: readonly MarkModel[]): void {
    this.#models = new Map(models.map((model) => [model.key, model]));
    this.#isStale = true;
  }

  /** Says which occurrences stand out; returns the keys of the marks that have to be drawn anew. */
  stand(selected: string | null, active: string | null, related: ReadonlySet<string>): string[] {
    const before = this.#standing;
    this.#standing = { selected, active, related };
    const touched = new Set([selected, active, before.selected, before.active]);
    return [...this.#models.values()]
      .filter(({ id }) => touched.has(id) || related.has(id) !== before.related.has(id))
      .map(({ key }) => key);
  }

  /** How an occurrence stands out. */
  standingOf(id: string): MarkStanding {
    const { selected, active, related } = this.#standing;
    return { isSelected: id === selected, isActive: id === active, isRelated: related.has(id) };
  }

  /** Holds back what had not begun where the play-head stands; null: nothing. */
  hold(veil: Veil | null): void {
    this.#veil = veil;
  }

  /** Whether an occurrence had begun where the play-head stands. */
  begunOf({ item }: MarkModel): Begun {
    return begunUnder(this.#veil, item.date);
  }

  /** Where the play-head cuts off what goes on, in pixels of the plot; null: nowhere. */
  get cutX(): number | null {
    return this.#veil && headX(this.#veil.at, this.#scale);
  }

  /** The mark with a key; vis may still ask for one that is just being taken away. */
  modelOf(key: string): MarkModel | undefined {
    return this.#models.get(key);
  }

  /** Remembers whose element this is. */
  own(element: Element, key: string): void {
    this.#owners.set(element, key);
  }

  /** The mark that an element belongs to, if any. */
  ownerOf(element: Element): MarkModel | undefined {
    const box = element.closest('.tl-mark');
    return this.#models.get((box && this.#owners.get(box)) ?? '');
  }

  /** Brings scale and rows up to the window as it is now; the number changes when they did. */
  sync(): number {
    const extent = this.#extentNow();
    const last = this.#extent;
    const isSame =
      extent.fromMs === last.fromMs &&
      extent.toMs === last.toMs &&
      extent.widthPx === last.widthPx &&
      extent.heightPx === last.heightPx;
    if (isSame && !this.#isStale) return this.#stamp;
    this.#isStale = false;
    this.#extent = extent;
    const { fromMs, toMs, widthPx, heightPx } = extent;
    const dayPx = (widthPx * dayMs) / (toMs - fromMs);
    this.#scale = { originDay: fromMs / dayMs, dayPx, widthPx };
    const rowsMax = Math.max(
      3,
      Math.floor((heightPx - densityPx - 2 * lanePaddingPx) / rowPitchPx),
    );
    this.#layout = layoutOf([...this.#models.values()], { ...this.#scale, rowsMax });
    this.#applyTops(
      new Map([...this.#layout.places].map(([key, { row }]) => [key, topOf(row)] as const)),
    );
    this.#stamp += 1;
    return this.#stamp;
  }

  /** Whether any of a mark, its label included, reaches into the window. */
  isInView(key: string): boolean {
    this.sync();
    const model = this.#models.get(key);
    if (!model) return false;
    const { originDay, dayPx, widthPx } = this.#scale;
    const label = this.#layout.places.get(key)?.label;
    const before = label === 'before' ? model.labelPx : 0;
    const fromDay = model.fromDay - (before + 12) / dayPx;
    const toDay = Math.max(
      model.toDay + 12 / dayPx,
      label === 'after' ? model.fromDay + (model.labelPx + 24) / dayPx : model.fromDay,
    );
    return fromDay < originDay + widthPx / dayPx && toDay > originDay;
  }

  /** A mark as it is to be drawn now. */
  drawn(key: string): DrawnMark | null {
    const model = this.#models.get(key);
    const place = this.#layout.places.get(key);
    if (!model || !place) return null;
    const mark = markOf(model.shape, this.#scale);
    const goesOn = model.shape.endEdge === 'open' || model.shape.endEdge === 'unknown';
    const slack = goesOn ? Infinity : mark.width - model.labelPx;
    const isBefore = place.label === 'before';
    const beforeX = -labelGapPx - model.labelPx;
    const labelX = isBefore ? beforeX : Math.max(mark.labelX, Math.min(slack, 2 - mark.left));
    // A title whose beginning is out of view cannot be read: better none.
    const isCut = isBefore && mark.left + beforeX < 0;
    const isLabelled = place.label !== null && !isCut;
    return { mark, isLabelled, top: topOf(place.row), labelX };
  }
}

function topOf(row: number): number {
  return lanePaddingPx + row * rowPitchPx;
}
