/** A mark to be given a row: where it and its label would lie, in pixels on an unmoving scale. */
export interface RowRequest {
  readonly key: string;
  readonly left: number;
  /** Right end of the mark alone. */
  readonly markRight: number;
  /** Right end of the mark with its label; null where it has none. */
  readonly labelRight: number | null;
}

/** Where a mark went, and whether there is room for its label. */
export interface RowPlace {
  readonly row: number;
  readonly labelled: boolean;
}

const gapPx = 8;
const bareGapPx = 2;

/** Rows that are opened at least before marks lie over each other. */
const crowdMin = 24;
const hidingCost = 1e9;

/**
 * Gives each mark a row so that nothing overlaps. Requests come in order of precedence: the first
 * take the upper rows and keep their labels; later ones lose their label where `rowsMax` rows don't
 * hold it; where not even a bare mark finds room it takes that of others' labels, or opens a row
 * beyond `rowsMax`; only past four times as many do marks lie over each other. The outcome depends on the scale but not on the window, so that nothing
 * jumps while the reader pans.
 */
export function rowsOf(requests: readonly RowRequest[], rowsMax: number): Map<string, RowPlace> {
  const rows: Taken[][] = [];
  const places = new Map<string, RowPlace>();
  for (const request of requests) {
    const { key, row, labelled, displaced } = placed(request, rows, rowsMax);
    const { left, markRight } = request;
    const right = labelled ? labelledRight(request) : markRight + bareGapPx;
    for (const other of displaced) {
      other.right = other.markRight + bareGapPx;
      places.set(other.key, { row, labelled: false });
    }
    const worth = (requests.length - places.size) ** 2;
    (rows[row] ??= []).push({ key, left, markRight, right, worth });
    places.set(key, { row, labelled });
  }
  return places;
}

interface Taken {
  readonly key: string;
  readonly left: number;
  readonly markRight: number;
  /** How dear its label is: the more, the earlier in precedence. */
  readonly worth: number;
  /** Right end of what is kept free, the label included while it is shown. */
  right: number;
}

interface Placed extends RowPlace {
  readonly key: string;
  /** Marks that lose their label to this one. */
  readonly displaced: readonly Taken[];
}

function placed(request: RowRequest, rows: readonly Taken[][], rowsMax: number): Placed {
  const { key, left, markRight, labelRight } = request;
  const right = markRight + bareGapPx;
  const fitsWithin = labelRight !== null && labelRight <= markRight;
  for (const limit of [rowsMax, rowsMax * 2, Math.max(rowsMax * 4, crowdMin)]) {
    if (labelRight !== null) {
      const row = freeRow(rows, left, labelledRight(request), limit);
      if (row !== null) return { key, row, labelled: true, displaced: [] };
    }
    const row = freeRow(rows, left, right, limit);
    if (row !== null) return { key, row, labelled: false, displaced: [] };
    const taken = leastTaken(rows.slice(0, limit), left, right);
    if (!taken.hides) return { key, labelled: fitsWithin, ...taken };
  }
  return { key, labelled: false, ...leastTaken(rows, left, right) };
}

function labelledRight({ markRight, labelRight }: RowRequest): number {
  return Math.max(markRight + bareGapPx, (labelRight ?? markRight) + gapPx);
}

function freeRow(
  rows: readonly Taken[][],
  left: number,
  right: number,
  rowsMax: number,
): number | null {
  for (let row = 0; row < rowsMax; row += 1) {
    if (!rows[row]?.some((other) => other.left < right && other.right > left)) return row;
  }
  return null;
}

/** The row where a mark hides the fewest marks, and after that displaces the least of labels. */
function leastTaken(
  rows: readonly Taken[][],
  left: number,
  right: number,
): { row: number; displaced: readonly Taken[]; hides: boolean } {
  let best = { row: 0, displaced: [] as readonly Taken[], hides: true };
  let bestCost = Infinity;
  rows.forEach((taken, row) => {
    const over = taken.filter((other) => other.left < right && other.right > left);
    const hidden = over.filter((other) => other.markRight > left);
    const displaced = over.filter((other) => other.markRight <= left);
    const cost = displaced.reduce((sum, { worth }) => sum + worth, hidden.length * hidingCost);
    if (cost >= bestCost) return;
    bestCost = cost;
    best = { row, displaced, hides: hidden.length > 0 };
  });
  return best;
}
