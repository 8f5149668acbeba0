import type { Context } from '../context.ts';
import { occurrenceAnswer } from '../reference/occurrence-answers.ts';
import {
  actorAnswer,
  chronicleAnswer,
  instrumentAnswer,
  sourceAnswer,
} from '../reference/register-answers.ts';
import type { Route } from '../route.ts';
import { mementoRoute, type Readable } from './memento.ts';
import { timegateRoute } from './timegate.ts';
import { timemapRoute } from './timemap.ts';

/**
 * Time travel as RFC 7089 (Memento) has it, by pattern 2.1: each thing has a TimeGate, a TimeMap and
 * mementos, on the clock of recording.
 */
export function mementoRoutes(context: Context): readonly Route[] {
  return registersOf(context).flatMap((register) => [
    timegateRoute(context, register),
    timemapRoute(context, register),
    mementoRoute(context, register),
  ]);
}

function registersOf({ reader }: Context): readonly Readable[] {
  return [
    {
      kind: 'occurrence',
      under: '/api/occurrences',
      schema: occurrenceAnswer,
      read: (id, clocks) => reader.occurrence(id, clocks),
    },
    {
      kind: 'source',
      under: '/api/sources',
      schema: sourceAnswer,
      read: (id, clocks) => reader.source(id, clocks),
    },
    {
      kind: 'actor',
      under: '/api/actors',
      schema: actorAnswer,
      read: (id, clocks) => reader.actor(id, clocks),
    },
    {
      kind: 'instrument',
      under: '/api/instruments',
      schema: instrumentAnswer,
      read: (id, clocks) => reader.instrument(id, clocks),
    },
    {
      kind: 'chronicle',
      under: '/api/chronicles',
      schema: chronicleAnswer,
      read: (id, clocks) => reader.chronicle(id, clocks),
    },
  ];
}
