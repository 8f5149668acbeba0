/**
 * What this room uses of vis-timeline beyond its declarations. vis keeps the window, the drag and
 * pinch gestures, the lanes and the elements in view; how an occurrence is drawn and stacked is ours.
 */

/** The conversions and options that vis hands to an item; passed on, never looked at. */
export type Opaque = unknown;

/** The part of an item that vis reads, and the methods that it calls. */
export interface VisItem {
  readonly data: { readonly id: string; readonly start: Date; readonly end: Date };
  readonly parent: { readonly top: number } | null;
  dom: { box: HTMLElement } | null;
  top: number;
  height: number;
  left: number;
  width: number;
  dirty: boolean;
  isVisible(range: { readonly start: number; readonly end: number }): boolean;
  repositionX(): void;
  repositionY(): void;
  /** Our own: shows of the item what the play-head lets be seen. */
  veil?(): void;
  _createDomElement(): void;
  _updateDirtyDomComponents(): void;
  _getDomComponentsSizes(): Opaque;
  _updateDomComponentsSizes(sizes: Opaque): void;
  _repaintDomAdditionals(): void;
}

/** The class of such items. */
export type VisItemClass = new (
  data: VisItem['data'],
  conversion: Opaque,
  options: Opaque,
) => VisItem;

/** The inside of a vis Timeline. */
export interface VisInternals {
  readonly itemSet: {
    readonly constructor: {
      /** Of all timelines on the page together, by name. */
      readonly types: { readonly range: VisItemClass; [name: string]: VisItemClass };
    };
    readonly items: Readonly<Record<string, VisItem>>;
  };
  readonly props: {
    readonly left: { readonly width: number };
    readonly center: { readonly width: number; readonly height: number };
    readonly centerContainer: { readonly height: number };
    readonly scrollTop: number;
  };
  readonly range: { readonly start: number; readonly end: number };
  readonly dom: { readonly leftContainer: HTMLElement };
  _setScrollTop(scrollTop: number): number;
  _redraw(): void;
}

/** The inside of a timeline; throws for one of a vis that is built otherwise. */
export function insideOf(timeline: object): VisInternals {
  if (!hasInside(timeline)) throw new Error('This is not the vis-timeline the room is made for.');
  return timeline;
}

function hasInside(timeline: object): timeline is VisInternals {
  return ['itemSet', 'props', 'range', 'dom', '_setScrollTop', '_redraw'].every(
    (name) => name in timeline,
  );
}
