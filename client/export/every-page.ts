import type { OccurrenceItem, OccurrencesAnswer } from '../../events/readings/answers.ts';
import { ask } from '../answers/ask.ts';

/** A list read to its end, and the position it was read at; null: it could not be. */
export interface Whole {
  readonly asOf: OccurrencesAnswer['asOf'];
  readonly items: readonly OccurrenceItem[];
}

/** Reads a list page after page to its end; `onRead` is told how much of it there is already. */
export async function everyPage(
  question: string,
  signal: AbortSignal,
  onRead: (count: number, total: number) => void,
): Promise<Whole | null> {
  const items: OccurrenceItem[] = [];
  let path: string | null = question;
  let asOf: Whole['asOf'] | null = null;
  while (path !== null) {
    const reply: Awaited<ReturnType<typeof ask<OccurrencesAnswer>>> = await ask(path, signal);
    if (reply.kind !== 'answer') return null;
    asOf ??= reply.answer.asOf;
    items.push(...reply.answer.items);
    onRead(items.length, reply.answer.total);
    path = reply.next;
  }
  return asOf && { asOf, items };
}
