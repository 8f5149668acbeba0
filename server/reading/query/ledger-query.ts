import { findEventType } from '../../../events/vocabulary/event.ts';
import { readCursor } from '../cursor.ts';
import { listOfLedger, type LedgerFilters, type LedgerPage } from '../ledger/question.ts';
import { closed, reaches, type Parsed } from '../query.ts';
import { takePosition, type PositionReader } from './clocks.ts';
import { takeValues } from './filters.ts';
import { Parameters, type RawParameters } from './parameters.ts';
import { limitMax, valueLengthMax } from './questions.ts';

/** What the feed of the ledger takes: it has no clock, and no pages. */
export const feedParameters = ['by', 'without', 'type', 'chronicle', 'limit'] as const;

/** What the ledger takes. */
export const ledgerParameters = [...feedParameters, 'asOf', 'cursor'] as const;

/** How many events a page of the ledger has unless asked otherwise. */
export const ledgerLimit = 50;

/** The longest name that is asked for: that of a proposer and of an editor. */
const nameLengthMax = 2 * valueLengthMax;

/** A question to the ledger, parsed and complete. */
export interface LedgerQuery {
  readonly page: LedgerPage;
  /** Whether the position was named, or lies in the past: the answer then never changes. */
  readonly isFixed: boolean;
}

/** Parses the parameters of the ledger. A cursor pins the position that its list began with. */
export function parseLedgerQuery(
  raw: RawParameters,
  reader: PositionReader,
  known: readonly string[] = ledgerParameters,
): Parsed<LedgerQuery> {
  const parameters = new Parameters(raw, known);
  const filters: LedgerFilters = {
    by: takeValues(parameters, 'by', nameLengthMax),
    without: takeValues(parameters, 'without', nameLengthMax),
    types: takeTypes(parameters),
    chronicles: takeValues(parameters, 'chronicle'),
  };
  const asked = takePosition(parameters, reader);
  const text = parameters.one('cursor');
  const cursor = text === null ? null : readCursor(text, listOfLedger(filters, 0));
  if (text !== null && (cursor === null || !reaches(asked, cursor.position)))
    parameters.refuse(
      'cursor',
      'unknown-cursor',
      'this cursor does not belong to this list; begin again without one',
    );
  const position = cursor?.position ?? asked.position;
  return closed(parameters, {
    page: {
      position,
      filters,
      limit: parameters.count('limit', { max: limitMax, fallback: ledgerLimit }),
      before: cursor === null ? null : Number(cursor.after[0]),
    },
    isFixed: asked.by === 'seq' || position < reader.head().position,
  });
}

function takeTypes(parameters: Parameters): readonly string[] {
  const types = takeValues(parameters, 'type');
  if (types.some((type) => !findEventType(type)))
    parameters.refuse('type', 'unknown-type', 'there is no such event type; see the reference');
  return types;
}
