import type { OccurrenceItem } from '../../events/readings/answers.ts';
import { changeGlyph } from './change-signs.ts';
import { formerKey } from './changes.ts';
import type { ChangeMark } from './changes.ts';
import { dayMax, dayMin } from './epoch.ts';
import { hueOf } from './hue.ts';
import type { Hue } from './hue.ts';
import type { LaneItem } from './lanes.ts';
import { anchorOf, shapeOf } from './shape.ts';
import type { Shape } from './shape.ts';
import { signsOf } from './signs.ts';

/** All that is needed to draw one occurrence in one lane. */
export interface MarkModel {
  /** Unlike any other mark's, and the occurrence's id for its first. */
  readonly key: string;
  readonly id: string;
  readonly lane: string;
  readonly item: OccurrenceItem;
  readonly shape: Shape;
  readonly hue: Hue;
  /** Signs that stand before the title. */
  readonly glyphs: string;
  readonly labelPx: number;
  /** What differs from another reading; null where nothing is compared. */
  readonly change: ChangeMark | null;
  /** Whether this is the occurrence in another than its first lane, or where it was before. */
  readonly isEcho: boolean;
  /** First and last day of the axis on which the mark may be seen, last exclusive. */
  readonly fromDay: number;
  readonly toDay: number;
  /** Changes when the mark has to be drawn anew. */
  readonly revision: string;
}

/** How a kind is called and coloured. */
export interface Kind {
  readonly kind: string;
  readonly label: string;
  readonly colour: string;
}

/** The widest label, in pixels; longer titles end in an ellipsis. */
export interface LabelRoom {
  readonly labelPxMax: number;
  measure(text: string, importance: number): number;
}

/** The mark of an occurrence in a lane, and in a comparison what became of it. */
export function markModelOf(
  { key, item, lane, first }: LaneItem,
  kinds: ReadonlyMap<string, Kind>,
  room: LabelRoom,
  change: ChangeMark | null = null,
): MarkModel {
  const shape = shapeOf(item.date);
  const anchor = anchorOf(shape);
  const isFormer = change === 'former';
  const changed = change === null || change === 'same' || isFormer ? '' : changeGlyph(change);
  const signs = signsOf(item)
    .map(({ glyph }) => glyph)
    .join('');
  const glyphs = [changed, signs].filter(Boolean).join(' ');
  const hue = hueOf(kinds.get(item.kind)?.colour);
  const text = glyphs === '' ? item.title : `${glyphs} ${item.title}`;
  return {
    key: isFormer ? formerKey(key) : key,
    id: item.id,
    lane,
    item,
    shape,
    hue,
    glyphs,
    labelPx: isFormer
      ? 0
      : Math.ceil(Math.min(room.labelPxMax, room.measure(text, boldnessOf(item, change)))),
    change,
    isEcho: !first || isFormer,
    fromDay: Math.max(
      dayMin,
      shape.from ?? (isPinned(shape.startEdge) ? dayMin : (anchor?.from ?? dayMin)),
    ),
    toDay: Math.min(
      dayMax,
      shape.to ?? (isPinned(shape.endEdge) ? dayMax : (anchor?.to ?? dayMax)),
    ),
    revision: [
      item.version,
      hue,
      lane,
      glyphs,
      item.title,
      item.date.edtf,
      item.importance,
      change,
    ].join('|'),
  };
}

/** The importance in whose weight a title is set; changes.css sets what differs as bold as can be. */
function boldnessOf({ importance }: OccurrenceItem, change: ChangeMark | null): number {
  if (change === null) return importance;
  return change === 'same' ? 1 : 5;
}

/**
 * The order in which marks are given their places: what differs from another reading before what
 * does not, then the most important first, then the earliest.
 */
export function byPrecedence(a: MarkModel, b: MarkModel): number {
  return (
    Number(a.change === 'same') - Number(b.change === 'same') ||
    Number(a.isEcho) - Number(b.isEcho) ||
    b.item.importance - a.item.importance ||
    a.fromDay - b.fromDay ||
    (a.key < b.key ? -1 : 1)
  );
}

function isPinned(edge: Shape['startEdge']): boolean {
  return edge === 'open' || edge === 'unknown';
}
