import type { InstrumentAnswer, InstrumentItem } from '../../events/readings/answers.ts';
import { summaryOf } from '../../events/replay/standing-on.ts';
import type { Instrument } from '../../events/things/register.ts';
import type { Page, Paged } from './reader.ts';
import type { Reading } from './reading.ts';
import { countNaming, listRegister, type RegisterPage } from './registers.ts';
import { withRedactions } from './redactions.ts';
import { resolveId } from './slugs.ts';
import { judgedEffectsOn, periodsOf } from './standing.ts';

/** The register of instruments, each with how it stands in the reading. */
export function listInstruments(reading: Reading, page: Page): Paged<RegisterPage<InstrumentItem>> {
  return listRegister(reading, { thing: 'instrument', only: null }, page, (instrument) =>
    itemOf(reading, instrument),
  );
}

/** An instrument and how it came to stand as it does. */
export function readInstrument(reading: Reading, name: string): InstrumentAnswer | null {
  const { rows, clocks, asOf } = reading;
  const id = resolveId(rows, 'instrument', name, clocks.position);
  const found = id === null ? null : rows.registered('instrument', id, clocks.position);
  if (!found) return null;
  return { asOf, instrument: itemOf(reading, found.row), ...withRedactions(rows, found.row) };
}

function itemOf(reading: Reading, instrument: Instrument): InstrumentItem {
  const { thing, parties = [], citations = [], ...rest } = instrument;
  const { names, describe, evidence } = reading;
  const effects = judgedEffectsOn(reading, instrument.id);
  const { standing, certainty } = summaryOf(effects);
  return {
    ...rest,
    parties: parties.map((id) => names.registered('actor', id)),
    citations: citations
      .filter(({ source }) => evidence?.knows(source) ?? true)
      .map((citation) => describe.citation(citation, null)),
    standing,
    certainty,
    periods: periodsOf(reading, effects),
    occurrences: countNaming(reading, thing, instrument.id),
  };
}
