import { useEffect, useSyncExternalStore } from 'react';
import type { HistoryEntry } from '../../events/readings/answers.ts';
import { evolveThing, type Thing } from '../../events/things/thing.ts';
import type { Recorded } from '../../events/vocabulary/event.ts';
import { ask } from '../answers/ask.ts';
import { kindNamed, useKinds } from '../chronicle/kinds.ts';
import { onRedaction } from '../live/head.ts';
import type { Names } from './names.ts';
import { referencesIn } from './references.ts';

const known = new Map<string, string>();
const asked = new Set<string>();
const listeners = new Set<() => void>();

/** Names the things that changes refer to by their ids; what is not known yet goes by its id. */
export function useNames(changes: HistoryEntry['changes']): Names {
  const kinds = useKinds();
  useSyncExternalStore(listen, () => known.size);
  const wanted = referencesIn(changes).join(' ');
  useEffect(() => {
    for (const stream of wanted.split(' ')) if (stream !== '') void learn(stream);
  }, [wanted]);
  return (of, id) => {
    if (of === 'kind') return kindNamed(kinds, id).label;
    return known.get(`${of}-${id}`) ?? id;
  };
}

// A name may be what was redacted.
onRedaction(() => {
  asked.clear();
  for (const stream of known.keys()) void learn(stream);
});

/** Reads a thing's own stream, which is short, rather than its page, which tells all it bears on. */
async function learn(stream: string): Promise<void> {
  if (asked.has(stream)) return;
  asked.add(stream);
  const path = `/api/events?stream=${encodeURIComponent(stream)}&limit=1000`;
  const reply = await ask<{ items: readonly Recorded[] }>(path, new AbortController().signal);
  if (reply.kind !== 'answer') {
    asked.delete(stream);
    return;
  }
  const thing = reply.answer.items.reduce<Thing | null>(evolveThing, null);
  if (thing === null) return;
  known.set(stream, 'name' in thing ? thing.name : thing.title);
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
