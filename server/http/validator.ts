import type { Context } from './context.ts';
import { tagOf, type Freshness } from './reply.ts';

/** By what a client recognises an answer that it has, and who may keep it until asked again. */
export interface Validator {
  readonly tag: string;
  readonly freshness: Freshness;
}

/** An answer, as far as its validator follows from it. */
export interface Validated {
  readonly path: string;
  readonly parameters: URLSearchParams;
  /** Positions that it is read at. */
  readonly positions: readonly number[];
  /** Whether its address names them: then it stays the same, but for redactions. */
  readonly isNamed: boolean;
  /** What the answer is made of; absent: the views. */
  readonly madeOf?: string;
}

/**
 * The validator of an answer. What was redacted since is told otherwise than before: so the answer
 * has another tag then, and none is promised to stay as it is, lest a cache keep what was removed.
 */
export function validatorOf(context: Context, of: Validated): Validator {
  const { path, parameters, positions, isNamed, madeOf = context.viewVersions() } = of;
  const since = redactedSince(context, positions);
  const views = since === null ? madeOf : `${madeOf}-${since}`;
  const [last = 0, ...earlier] = positions.toReversed();
  const tag = tagOf({ path, parameters, views: [views, ...earlier].join('.'), position: last });
  return { tag, freshness: isNamed ? 'named' : 'revalidate' };
}

/** The last redaction since some positions were read of what had been said by then; null: none. */
export function redactedSince({ reader }: Context, positions: readonly number[]): number | null {
  const found = positions.map((position) => reader.redactionAfter(position) ?? 0);
  return Math.max(0, ...found) || null;
}
