import type { Actor, Chronicle, Instrument, Source } from '../things/register.ts';
import type { DerivedView } from './view.ts';

/** A source, actor, instrument or chronicle as it stands. */
export type RegisterRow = Source | Actor | Instrument | Chronicle;

/** Key: the stream's name, so that `source-`, `actor-` … each begin a register. */
export const register: DerivedView<'register', RegisterRow> = {
  name: 'register',
  version: 1,
  changes({ before, after, event }) {
    if (!after || after.thing === 'occurrence') return [];
    return [{ key: event.stream, change: after, fresh: before === null }];
  },
  evolve: (_row, change) => change,
};

/** What a registered thing is called. */
export function nameOf(row: RegisterRow): string {
  return row.thing === 'actor' ? row.name : row.title;
}
