/** A mark to be given a row: where it and its label would lie, in pixels on an unmoving scale. */
export interface RowRequest {
  readonly key: string;
  readonly left: number;
  /** Right end of the mark alone. */
  readonly markRight: number;
  /** Right end of the mark with its label after it; null where it has none. */
  readonly labelRight: number | null;
  /** Left end of the mark with its label before it; null where it may not stand there. */
  readonly labelLeft: number | null;
  /** Whether rows are opened, some beyond those in view, so that its label may be read. */
  readonly isDear: boolean;
}

/** On which side of its mark a label stands; null: there is no room for it. */
export type LabelSide = 'after' | 'before' | null;

/** Where a mark went, and its label. */
export interface RowPlace {
  readonly row: number;
  readonly label: LabelSide;
}

/** Between a label and the next mark: wider than between a mark and its own label. */
const gapPx = 14;
const bareGapPx = 2;

/** Rows that are opened at least before marks lie over each other. */
const crowdMin = 24;
const hidingCost = 1e9;

/**
 * Gives each mark a row so that nothing overlaps. Requests come in order of precedence: the first
 * take the upper rows and keep their labels, after the mark or else before it; later ones lose
 * theirs where the rows don't hold it, and where not even a bare mark finds room it takes that of
 * others' labels, dear ones last. There are `rowsMax` rows, half as many again where dear labels
 * need them, and more where marks would lie over each other; only past four times as many do they.
 * The outcome depends on the scale but not on the window, so that nothing jumps while the reader
 * pans.
 */
export function rowsOf(requests: readonly RowRequest[], rowsMax: number): Map<string, RowPlace> {
  const limits = limitsFor(requests, rowsMax);
  const rows: Taken[][] = [];
  const places = new Map<string, RowPlace>();
  for (const request of requests) {
    const { key, row, label, displaced } = placed(request, rows, limits);
    for (const other of displaced) {
      Object.assign(other, extentOf(other.request, null));
      places.set(other.request.key, { row, label: null });
    }
    const worth = (requests.length - places.size) ** 2;
    (rows[row] ??= []).push({ request, worth, ...extentOf(request, label) });
    places.set(key, { row, label });
  }
  return places;
}

/** What is kept free for a mark, its label included while it is shown. */
interface Extent {
  left: number;
  right: number;
}

interface Taken extends Extent {
  readonly request: RowRequest;
  /** How dear its label is: the more, the earlier in precedence. */
  readonly worth: number;
}

interface Placed extends RowPlace {
  readonly key: string;
  /** Marks that lose their label to this one. */
  readonly displaced: readonly Taken[];
}

interface Limits {
  /** Rows for marks and labels. */
  readonly usual: number;
  /** Rows that dear labels may open. */
  readonly dear: number;
  /** Rows after which marks lie over each other. */
  readonly crowd: number;
}

/** As many rows as dear labels and all others' bare marks take, within what is fair to ask. */
function limitsFor(requests: readonly RowRequest[], rowsMax: number): Limits {
  const dear = Math.max(rowsMax + 2, Math.ceil(rowsMax * 1.5));
  const crowd = Math.max(rowsMax * 4, crowdMin);
  const rows: Extent[][] = [];
  for (const request of requests) {
    const sides: readonly LabelSide[] = request.isDear ? ['after', 'before'] : [null];
    const free = freePlace(request, rows, sides, dear);
    if (free) (rows[free.row] ??= []).push(extentOf(request, free.label));
  }
  return { usual: Math.max(rowsMax, rows.length), dear, crowd };
}

function placed(request: RowRequest, rows: readonly Taken[][], limits: Limits): Placed {
  const { key } = request;
  const fitsWithin = request.labelRight !== null && request.labelRight <= request.markRight;
  for (const limit of [limits.usual, limits.dear, limits.crowd]) {
    const free = freePlace(request, rows, ['after', 'before', null], limit);
    if (free) return { key, ...free, displaced: [] };
    const taken = leastTaken(rows.slice(0, limit), extentOf(request, null));
    const spares = limit > limits.usual || taken.displaced.every((other) => !other.request.isDear);
    if (!taken.hides && spares) return { key, label: fitsWithin ? 'after' : null, ...taken };
  }
  return { key, label: null, ...leastTaken(rows, extentOf(request, null)) };
}

function extentOf(request: RowRequest, side: LabelSide): Extent {
  const { left, markRight, labelRight, labelLeft } = request;
  const right = markRight + bareGapPx;
  switch (side) {
    case 'after':
      return { left, right: Math.max(right, (labelRight ?? markRight) + gapPx) };
    case 'before':
      return { left: (labelLeft ?? left) - gapPx, right };
    case null:
      return { left, right };
  }
}

/** The first row that is free, trying one side for the label after the other. */
function freePlace(
  request: RowRequest,
  rows: readonly (readonly Extent[])[],
  sides: readonly LabelSide[],
  limit: number,
): RowPlace | null {
  for (const label of sides) {
    if (label === 'after' && request.labelRight === null) continue;
    if (label === 'before' && request.labelLeft === null) continue;
    const extent = extentOf(request, label);
    for (let row = 0; row < limit; row += 1)
      if (!rows[row]?.some((other) => isOver(other, extent))) return { row, label };
  }
  return null;
}

function isOver(a: Extent, b: Extent): boolean {
  return a.left < b.right && a.right > b.left;
}

/** The row where a mark hides the fewest marks, and after that displaces the least of labels. */
function leastTaken(
  rows: readonly Taken[][],
  extent: Extent,
): { row: number; displaced: readonly Taken[]; hides: boolean } {
  let best = { row: 0, displaced: [] as readonly Taken[], hides: true };
  let bestCost = Infinity;
  rows.forEach((taken, row) => {
    const over = taken.filter((other) => isOver(other, extent));
    const displaced = over.filter(({ request }) => !isOver(extentOf(request, null), extent));
    const hidden = over.length - displaced.length;
    const cost = displaced.reduce((sum, { worth }) => sum + worth, hidden * hidingCost);
    if (cost >= bestCost) return;
    bestCost = cost;
    best = { row, displaced, hides: hidden > 0 };
  });
  return best;
}
