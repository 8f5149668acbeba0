import { useState } from 'react';
import type { FieldProblem } from '../appending/append-events.ts';
import type { Draft } from './draft.ts';
import { ownChecks } from './own-checks.ts';

interface Refused {
  readonly problems: readonly FieldProblem[];
  /** The draft that they were found in. */
  readonly draft: Draft;
}

/** What keeps a draft from being saved, from its first refusal on. */
export interface UsedRefused {
  readonly problems: readonly FieldProblem[];
  /** How often saving was refused. */
  readonly refusals: number;
  /** Notes a refusal, with what the server said of the draft. */
  readonly refuse: (problems: readonly FieldProblem[], draft: Draft) => void;
  /** Notes what the server said besides. */
  readonly addProblems: (problems: readonly FieldProblem[], draft: Draft) => void;
}

/**
 * Follows a refused draft: what the browser itself can see is checked with each change, and what
 * the server said holds until that part of the draft is written anew.
 */
export function useRefused(draft: Draft, isProposal: boolean): UsedRefused {
  const [refused, setRefused] = useState<Refused | null>(null);
  const [refusals, setRefusals] = useState(0);
  return {
    problems: refused === null ? [] : standing(refused, draft, isProposal),
    refusals,
    refuse(problems, found) {
      setRefused({ problems, draft: found });
      setRefusals((count) => count + 1);
    },
    addProblems: (problems, found) => setRefused({ problems, draft: found }),
  };
}

/** What is still wrong with a draft, after it was found wrong as it then was. */
function standing(refused: Refused, draft: Draft, isProposal: boolean): readonly FieldProblem[] {
  const own = ownChecks(draft, isProposal);
  const said = refused.problems.filter(
    ({ pointer }) =>
      isAsItWas(pointer, refused.draft, draft) && !own.some((one) => isAround(one, pointer)),
  );
  return [...own, ...said];
}

function isAsItWas(pointer: string, before: Draft, now: Draft): boolean {
  const part = pointer.split('/')[1] ?? '';
  const isNew = pointer.includes('/new/');
  if (isNew && before.newThings !== now.newThings) return false;
  return Reflect.get(before, part) === Reflect.get(now, part);
}

function isAround({ pointer }: FieldProblem, other: string): boolean {
  return other === pointer || other.startsWith(`${pointer}/`) || pointer.startsWith(`${other}/`);
}
