import { use, useDeferredValue, useEffect, useState } from 'react';
import type {
  ActorItem,
  InstrumentItem,
  RegisterAnswer,
  SearchAnswer,
  SearchResult,
  SourceItem,
} from '../../events/readings/answers.ts';
import { useAnswer } from '../answers/use-answer.ts';
import { entryOf } from '../registers/entry.ts';
import type { ComboOption } from './combobox.tsx';
import { nameOfNew, NewThingsContext } from './new-things.ts';

type Item = ActorItem | SourceItem | InstrumentItem;

/** What can be looked for by name. */
export type Findable = SearchResult['thing'];

/** What a text may name, and whether that is all of it. */
export interface Found {
  readonly options: readonly ComboOption[];
  readonly isSettled: boolean;
}

const pauseMs = 120;
const shownMax = 8;

/**
 * The things that a text may name, best first: those created on this form, then what the register
 * and the search of the archive know. While `isAsked` is false nothing is asked.
 */
export function useFound(thing: Findable, text: string, isAsked: boolean): Found {
  const sought = useDeferredValue(text.trim().slice(0, 256));
  const rested = useRested(sought);
  const created = use(NewThingsContext)?.things ?? [];
  const path = thing === 'occurrence' || !isAsked ? null : `/api/${thing}s?limit=200`;
  const { answer: register } = useAnswer<RegisterAnswer<Item>>(path);
  const question = `/api/search?limit=40&q=${encodeURIComponent(rested)}`;
  const asked = useAnswer<SearchAnswer>(isAsked && rested !== '' ? question : null);
  const search = asked.isCurrent ? asked.answer : null;

  const words = sought.toLowerCase().split(/\s+/u);
  const fits = (hay: string): boolean => words.every((word) => hay.includes(word));
  const items = (register?.items ?? []).filter((item) => !('withdrawn' in item && item.withdrawn));
  const known = new Map<string, ComboOption>();
  for (const one of created)
    if (one.thing === thing && fits(nameOfNew(one).toLowerCase()))
      known.set(one.id, { key: one.id, label: nameOfNew(one), about: 'new, on this page' });
  const entries = items.map(entryOf).filter((entry) => fits(entry.search));
  const begins = (name: string): boolean => name.toLowerCase().startsWith(sought.toLowerCase());
  for (const entry of [...entries].sort((a, b) => Number(begins(b.name)) - Number(begins(a.name))))
    known.set(entry.id, { key: entry.id, label: entry.name, about: entry.about });
  for (const found of rested === '' ? [] : (search?.items ?? []))
    if (found.thing === thing && !known.has(found.id))
      known.set(found.id, { key: found.id, label: found.name, about: found.date?.words ?? '' });
  const isSettled = rested === text.trim().slice(0, 256) && asked.isCurrent;
  return { options: [...known.values()].slice(0, shownMax), isSettled };
}

/** A value once it has rested for a moment. */
function useRested(value: string): string {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
