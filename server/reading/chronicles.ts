import type { ChronicleAnswer, ChronicleItem } from '../../events/readings/answers.ts';
import type { Chronicle } from '../../events/things/register.ts';
import type { Page, Paged } from './reader.ts';
import type { Reading } from './reading.ts';
import { countNaming, listRegister, type RegisterPage } from './registers.ts';
import { withRedactions } from './redactions.ts';
import { resolveId } from './slugs.ts';

/** The register of chronicles; `occurrences` counts those of the reading that each tells of. */
export function listChronicles(reading: Reading, page: Page): Paged<RegisterPage<ChronicleItem>> {
  return listRegister(reading, { thing: 'chronicle', only: null }, page, (chronicle) =>
    itemOf(reading, chronicle),
  );
}

/** A chronicle: its introduction, legend, lanes and opening window. */
export function readChronicle(reading: Reading, name: string): ChronicleAnswer | null {
  const { rows, clocks, asOf } = reading;
  const id = resolveId(rows, 'chronicle', name, clocks.position);
  const found = id === null ? null : rows.registered('chronicle', id, clocks.position);
  if (!found) return null;
  return { asOf, chronicle: itemOf(reading, found.row), ...withRedactions(rows, found.row) };
}

function itemOf(reading: Reading, chronicle: Chronicle): ChronicleItem {
  const { thing, ...rest } = chronicle;
  return { ...rest, occurrences: countNaming(reading, thing, chronicle.id) };
}
