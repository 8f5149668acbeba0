import { useState } from 'react';
import type { OccurrenceAnswer } from '../../events/readings/answers.ts';
import { useKinds } from '../chronicle/kinds.ts';
import { dropRevision, keepRevision, readRevision } from './revision-drawer.ts';
import { isChanged, revisionVersion, type Revision } from './revision.ts';
import { calledIn, draftOf, tellingFrom, tellingOf } from './telling.ts';
import type { Fields } from './three-way.ts';

type Whole = OccurrenceAnswer['occurrence'];

/** A revision that is being written, and what can be done with it. */
export interface UsedRevision {
  readonly revision: Revision;
  /** Whether it was found where it was left, rather than begun now. */
  readonly isFound: boolean;
  readonly change: (change: (former: Revision) => Revision) => void;
  /** Puts what was merged in the place of what was written, on top of what the other is now. */
  readonly rest: (fields: Fields, on: Whole) => Revision;
  /** Begins anew from what is told now, or, once it was said, forgets it. */
  readonly drop: (now: Whole) => void;
}

/** Keeps a revision while it is written, so that it survives a reload. */
export function useRevision(occurrence: Whole, owner: string): UsedRevision {
  const kinds = useKinds();
  const begin = (from: Whole): Revision => ({
    version: revisionVersion,
    occurrence: from.id,
    base: tellingOf(from),
    baseVersion: from.version,
    draft: draftOf(tellingOf(from), { called: calledIn([from], null), kinds }),
    reason: '',
  });
  const [found] = useState(() => readRevision(localStorage, owner, occurrence.id));
  const [revision, setRevision] = useState<Revision>(() => found ?? begin(occurrence));
  const put = (next: Revision): Revision => {
    if (isChanged(next) || next.reason.trim() !== '') keepRevision(localStorage, owner, next);
    else dropRevision(localStorage, owner, next.occurrence);
    setRevision(next);
    return next;
  };
  return {
    revision,
    isFound: found !== null,
    change: (change) => void put(change(revision)),
    rest: (fields, on) => {
      const telling = tellingFrom(fields);
      const called = calledIn([on, occurrence], revision.draft);
      const { newThings } = revision.draft;
      return put({
        ...revision,
        base: tellingOf(on),
        baseVersion: on.version,
        draft: { ...draftOf(telling, { called, kinds }), newThings },
      });
    },
    drop: (now) => {
      dropRevision(localStorage, owner, occurrence.id);
      setRevision(begin(now));
    },
  };
}
