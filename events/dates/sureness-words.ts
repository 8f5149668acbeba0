import type { PointDate } from './edtf.ts';
import type { Sureness } from './marks.ts';
import { seasons } from './seasons.ts';

/** A single date in words: as a noun within a sentence, and standing alone. */
export interface PointPhrase {
  readonly noun: string;
  readonly alone: string;
  /** Whether the noun is a name, `about spring 1789`, and no phrase such as `an unknown day in`. */
  readonly isName: boolean;
}

/** Names in a row: `a, b or c`. */
export function joined(names: readonly string[], conjunction: 'and' | 'or'): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} ${conjunction} ${names.at(-1) ?? ''}`;
}

/** A phrase with its uncertainty said: before it where all of a name is meant, else after it. */
export function withSureness(
  plain: PointPhrase,
  date: PointDate,
  sureness: readonly Sureness[],
): PointPhrase {
  const [first] = sureness;
  if (first === undefined) return plain;
  const isSame = sureness.every((part) => surenessWord(part) === surenessWord(first));
  if (isSame && surenessWord(first) === '') return plain;
  if (isSame && plain.isName) {
    const about = first.isApproximate ? 'about ' : '';
    const possibly = first.isUncertain ? 'possibly ' : '';
    const alone = first.isApproximate ? plain.noun : plain.alone;
    const before = `${possibly}${about}`;
    return { noun: before + plain.noun, alone: before + alone, isName: true };
  }
  const note = isSame ? surenessWord(first) : partNotes(date, sureness);
  return { noun: `${plain.noun} (${note})`, alone: `${plain.alone} (${note})`, isName: false };
}

/** Which parts are unsure, in words: `year and month approximate, day uncertain`. */
function partNotes(date: PointDate, sureness: readonly Sureness[]): string {
  const family = date.kind === 'season' ? seasons.get(date.season.digits)?.family : undefined;
  const seasonName = family === 'season' || family === 'quarter' ? family : 'part of the year';
  const names = date.kind === 'season' ? ['year', seasonName] : ['year', 'month', 'day'];
  return ['uncertain', 'approximate', 'uncertain and approximate']
    .flatMap((word) => {
      const parts = names.filter((_, index) => surenessWord(sureness[index]) === word);
      return parts.length === 0 ? [] : [`${joined(parts, 'and')} ${word}`];
    })
    .join(', ');
}

function surenessWord(part: Sureness | undefined): string {
  if (part?.isUncertain === true) {
    return part.isApproximate ? 'uncertain and approximate' : 'uncertain';
  }
  return part?.isApproximate === true ? 'approximate' : '';
}
