import {
  sorts,
  viewNames,
  type Page,
  type Paged,
  type Reader,
} from '../../server/reading/reader.ts';
import { parse, type AskedOnThree } from './ask.ts';

/** What the lists of a reading name, in their order, when they are read in pages of this length. */
export function walkAll(
  reader: Reader,
  asked: AskedOnThree,
  limit: number,
): Readonly<Record<string, readonly string[]>> {
  const { clocks, filters } = parse(reader, asked);
  const views = viewNames.map((name) => {
    const read = (page: Page) => reader.view(name, clocks, filters, page);
    return [
      `the view ${name}`,
      walk(read, ({ rows }) => rows.map(({ key }) => key), limit),
    ] as const;
  });
  const lists = sorts.map((sort) => {
    const read = (page: Page) => reader.occurrences(clocks, filters, sort, page);
    return [
      `the list by ${sort}`,
      walk(read, ({ items }) => items.map(({ id }) => id), limit),
    ] as const;
  });
  return Object.fromEntries([...views, ...lists]);
}

/** What the pages of a list hold, as they are followed from the first to the last. */
function walk<Answer>(
  read: (page: Page) => Paged<Answer>,
  namesIn: (answer: Answer) => readonly string[],
  limit: number,
): readonly string[] {
  const names: string[] = [];
  let after: string | null = null;
  do {
    const answer: Paged<Answer> = read({ limit, after });
    names.push(...namesIn(answer));
    after = answer.next;
  } while (after !== null);
  return names;
}
