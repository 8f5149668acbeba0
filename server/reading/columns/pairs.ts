import type { Matched } from './matched.ts';

/** Pairs of a term and a group of spans, and how many occurrences have both; never 0. */
export interface Pairs {
  readonly terms: Uint32Array;
  readonly groups: Uint32Array;
  readonly counts: Uint32Array;
}

/** What is paired. */
export interface Pairing {
  /** For each term, 1 if it is paired. */
  readonly terms: Uint8Array;
  /** The group of each span that occurs. */
  readonly groups: Uint32Array;
  readonly groupsCount: number;
}

/** The pairs that occur among what matches, group by group. */
export function countPairs(matched: Matched, { terms, groups, groupsCount }: Pairing): Pairs {
  const { pool, termStarts, termEnds } = matched.columns.entries;
  const { entries, starts } = grouped(matched, groups, groupsCount);
  const pairs = { terms: [] as number[], groups: [] as number[], counts: [] as number[] };
  // The counts of one group at a time: zero again for the next.
  const counts = new Uint32Array(terms.length);
  for (let group = 0; group < groupsCount; group += 1) {
    const first = pairs.terms.length;
    const end = starts[group + 1] ?? 0;
    for (let index = starts[group] ?? 0; index < end; index += 1) {
      const entry = entries[index] ?? 0;
      const last = termEnds[entry] ?? 0;
      for (let at = termStarts[entry] ?? 0; at < last; at += 1) {
        const term = pool[at] ?? 0;
        if (terms[term] === 0) continue;
        if (counts[term] === 0) pairs.terms.push(term);
        counts[term] = (counts[term] ?? 0) + 1;
      }
    }
    for (const term of pairs.terms.slice(first)) {
      pairs.groups.push(group);
      pairs.counts.push(counts[term] ?? 0);
      counts[term] = 0;
    }
  }
  return {
    terms: Uint32Array.from(pairs.terms),
    groups: Uint32Array.from(pairs.groups),
    counts: Uint32Array.from(pairs.counts),
  };
}

/** What matches, put in order of groups, and where each group begins, and where the last ends. */
function grouped(matched: Matched, groups: Uint32Array, groupsCount: number) {
  const { spans } = matched.columns.entries;
  const starts = new Uint32Array(groupsCount + 1);
  const counts = matched.spanCounts();
  for (let span = 0; span < counts.length; span += 1) {
    const next = (groups[span] ?? 0) + 1;
    starts[next] = (starts[next] ?? 0) + (counts[span] ?? 0);
  }
  for (let group = 1; group <= groupsCount; group += 1)
    starts[group] = (starts[group] ?? 0) + (starts[group - 1] ?? 0);
  const free = starts.slice();
  const entries = new Uint32Array(matched.count);
  for (const entry of matched.entries) {
    const group = groups[spans[entry] ?? 0] ?? 0;
    const index = free[group] ?? 0;
    entries[index] = entry;
    free[group] = index + 1;
  }
  return { entries, starts };
}
