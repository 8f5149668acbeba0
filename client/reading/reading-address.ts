import type { Dimension } from '../../events/readings/answers.ts';
import { addComparison, parseComparison } from '../compare/comparison.ts';
import {
  dimensions,
  laneChoices,
  plainReading,
  sorts,
  views,
  type Filters,
  type Reading,
} from './reading.ts';

/** Longest value taken from an address; the server has its own, stricter caps. */
const valueLengthMax = 500;
const valuesMax = 100;

/** Reads the query of an address. Total: what is not understood is left at its default. */
export function parseReading(search: string): Reading {
  const query = new URLSearchParams(search);
  const text = (name: string): string | null => usable(query.get(name));
  return {
    from: text('from'),
    to: text('to'),
    match: query.get('match') === 'certain' ? 'certain' : 'possible',
    until: text('until'),
    knownBy: text('knownBy'),
    asOf: text('asOf'),
    q: text('q')?.trim() ?? '',
    filters: parseFilters(query),
    sort: oneOf(sorts, query.get('sort')) ?? plainReading.sort,
    lanes: oneOf(laneChoices, query.get('lanes')),
    view: oneOf(views, query.get('view')) ?? plainReading.view,
    open: text('open'),
    arcs: query.get('arcs') === '1',
    replay: query.get('replay') === '1',
    compare: parseComparison(text),
  };
}

/** Writes a reading as a query, defaults left out and always in the same order; '' for the plain. */
export function printReading(reading: Reading): string {
  const query = clockQuery(reading);
  if (reading.q !== '') query.set('q', reading.q);
  addFilters(query, reading.filters);
  if (reading.sort !== plainReading.sort) query.set('sort', reading.sort);
  if (reading.lanes !== null) query.set('lanes', reading.lanes);
  if (reading.view !== plainReading.view) query.set('view', reading.view);
  if (reading.open !== null) query.set('open', reading.open);
  if (reading.arcs) query.set('arcs', '1');
  if (reading.replay) query.set('replay', '1');
  addComparison(query, reading.compare);
  return searchOf(query);
}

/** Where the paths that name the list itself lead, as an address; null for any other path. */
export function listAddress(path: string, search: string): string | null {
  if (path !== '/list' && path !== '/occurrences') return null;
  return `/${printReading({ ...parseReading(search), view: 'list' })}`;
}

/** The clocks that stay when one goes from page to page: which reading of the archive it is. */
export function printClocks(reading: Reading): string {
  return searchOf(clockQuery({ ...reading, from: null, to: null }));
}

/** Window and clocks in the words of the interface. */
export function clockQuery(
  reading: Pick<Reading, 'from' | 'to' | 'match' | 'until' | 'knownBy' | 'asOf'>,
): URLSearchParams {
  const query = new URLSearchParams();
  for (const name of ['from', 'to', 'until', 'knownBy', 'asOf'] as const)
    if (reading[name] !== null) query.set(name, reading[name]);
  if (reading.match === 'certain') query.set('match', 'certain');
  return query;
}

/** Appends the filters, in the words of the interface. */
export function addFilters(query: URLSearchParams, filters: Filters): void {
  for (const dimension of dimensions)
    for (const value of filters[dimension]) query.append(dimension, value);
}

function parseFilters(query: URLSearchParams): Filters {
  const valuesOf = (dimension: Dimension): readonly string[] => {
    const values = query.getAll(dimension).flatMap((value) => usable(value) ?? []);
    return [...new Set(values)].slice(0, valuesMax);
  };
  return {
    kind: valuesOf('kind'),
    actor: valuesOf('actor'),
    place: valuesOf('place'),
    tag: valuesOf('tag'),
    source: valuesOf('source'),
    instrument: valuesOf('instrument'),
    chronicle: valuesOf('chronicle'),
  };
}

function usable(value: string | null): string | null {
  return value === null || value.trim() === '' || value.length > valueLengthMax ? null : value;
}

function oneOf<Choice extends string>(
  choices: readonly Choice[],
  value: string | null,
): Choice | null {
  return choices.find((choice) => choice === value) ?? null;
}

function searchOf(query: URLSearchParams): string {
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}
