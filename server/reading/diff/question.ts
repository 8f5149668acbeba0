import type { Clocks, Filters } from '../../../events/readings/clocks.ts';
import { listName } from '../query.ts';
import type { ListQuestion } from '../cursor.ts';
import type { ViewName } from '../reader.ts';

/** The clocks of one of two readings that are compared, and the dates as they were asked for. */
export interface ComparedClocks {
  readonly clocks: Clocks;
  /** EDTF; null: not asked. */
  readonly until: string | null;
  /** EDTF; null: not asked. */
  readonly knownBy: string | null;
}

/** What a comparison asks: how the second reading of a view differs from the first. */
export interface DiffQuestion {
  readonly view: ViewName;
  readonly from: ComparedClocks;
  readonly to: ComparedClocks;
  readonly filters: Filters;
}

/** The list of a comparison's changes, as its cursors name it; their position is the second's. */
export function listOfDiff({ view, from, to, filters }: DiffQuestion): ListQuestion {
  const { untilDay, knownByDay } = from.clocks;
  const list = `diff ${listName('view', view, `${untilDay} ${knownByDay}`)}`;
  return { list, clocks: to.clocks, filters };
}
