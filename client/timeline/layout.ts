import type { MarkModel } from './mark-model.ts';
import { byPrecedence } from './mark-model.ts';
import { rowsOf } from './rows.ts';
import type { RowPlace, RowRequest } from './rows.ts';
import { labelGapPx, markOf } from './segments.ts';
import { anchorOf } from './shape.ts';

/** What a layout depends on. */
export interface LayoutSetting {
  readonly dayPx: number;
  /** The plot's first day (with its fraction) and width; only marks without an end depend on them. */
  readonly originDay: number;
  readonly widthPx: number;
  /** Rows that the plot's height holds. */
  readonly rowsMax: number;
}

/** The place of every mark, and how many rows each lane takes. */
export interface Layout {
  readonly places: ReadonlyMap<string, RowPlace>;
  readonly rowsOfLane: ReadonlyMap<string, number>;
}

const laneRowsMax = 14;

/** From this importance on, titles are worth rows of their own. */
const dearImportance = 4;

/** Gives each mark of each lane its row. */
export function layoutOf(models: readonly MarkModel[], setting: LayoutSetting): Layout {
  const byLane = new Map<string, MarkModel[]>();
  for (const model of [...models].sort(byPrecedence)) {
    const lane = byLane.get(model.lane);
    if (lane) lane.push(model);
    else byLane.set(model.lane, [model]);
  }
  const requests = new Map(
    [...byLane].map(([lane, inLane]) => [lane, requestsOf(inLane, setting)] as const),
  );
  const limits = limitsOf(requests, setting.rowsMax);
  const places = new Map<string, RowPlace>();
  const rowsOfLane = new Map<string, number>();
  for (const [lane, inLane] of requests) {
    const placed = rowsOf(inLane, limits.get(lane) ?? 1);
    rowsOfLane.set(lane, 1 + Math.max(0, ...[...placed.values()].map(({ row }) => row)));
    for (const [key, place] of placed) places.set(key, place);
  }
  return { places, rowsOfLane };
}

/** The rows each lane may take: what it needs while there is room, else its share of them. */
function limitsOf(
  requests: ReadonlyMap<string, readonly RowRequest[]>,
  rowsMax: number,
): Map<string, number> {
  if (requests.size === 1) return new Map([...requests.keys()].map((lane) => [lane, rowsMax]));
  const needed = new Map(
    [...requests].map(([lane, inLane]) => {
      const rows = [...rowsOf(inLane, laneRowsMax).values()].map(({ row }) => row);
      return [lane, 1 + Math.max(0, ...rows)] as const;
    }),
  );
  const total = [...needed.values()].reduce((sum, rows) => sum + rows, 0);
  if (total <= rowsMax) return needed;
  return new Map(
    [...needed].map(([lane, rows]) => [
      lane,
      Math.min(rows, Math.max(1, Math.round((rows / total) * rowsMax))),
    ]),
  );
}

/** Marks that are pinned to an edge of the plot come last, so that they move no others about. */
function requestsOf(models: readonly MarkModel[], setting: LayoutSetting): RowRequest[] {
  const resting: RowRequest[] = [];
  const pinned: RowRequest[] = [];
  for (const model of models) {
    const pin = pinOf(model, setting);
    if (pin) pinned.push(pin);
    else resting.push(restingRequest(model, setting.dayPx));
  }
  return [...resting, ...pinned];
}

function restingRequest(model: MarkModel, dayPx: number): RowRequest {
  const anchorDay = anchorOf(model.shape)?.from ?? 0;
  const mark = markOf(model.shape, { originDay: anchorDay, dayPx, widthPx: Infinity });
  const left = anchorDay * dayPx + mark.left;
  const markRight = left + mark.width;
  const labelRight = left + mark.labelX + model.labelPx;
  const labelLeft = labelRight > markRight ? left - labelGapPx - model.labelPx : null;
  const isDear = model.item.importance >= dearImportance && !model.isEcho;
  return { key: model.key, left, markRight, labelRight, labelLeft, isDear };
}

const pinPx = 40;
/** What moves with the window opens no rows, or everything would jump as the reader pans. */
const pinned = { labelLeft: null, isDear: false };

/** A mark whose only known end lies outside the window, or that has none: its place at the edge. */
function pinOf(model: MarkModel, { dayPx, originDay, widthPx }: LayoutSetting): RowRequest | null {
  const anchor = anchorOf(model.shape);
  const { key, labelPx } = model;
  const originPx = originDay * dayPx;
  const goesOn = model.shape.to === null && model.shape.endEdge !== 'sharp';
  if (anchor === null || (goesOn && anchor.to < originDay)) {
    const markRight = originPx + pinPx;
    const labelRight = originPx + labelPx + 4;
    return { ...pinned, key, left: originPx, markRight, labelRight };
  }
  const goesBack = model.shape.from === null;
  if (goesBack && anchor.from > originDay + widthPx / dayPx) {
    const right = originPx + widthPx;
    return { ...pinned, key, left: right - pinPx, markRight: right, labelRight: null };
  }
  return null;
}
