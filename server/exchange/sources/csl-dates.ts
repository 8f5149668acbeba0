import { z } from 'zod';
import { parseEdtf } from '../../../events/dates/parse.ts';
import { proposeDates } from '../../../events/dates/propose.ts';

const number = z.union([z.number(), z.string().regex(/^\s*-?\d{1,6}\s*$/u)]).transform(Number);
const parts = z.array(number.pipe(z.int())).min(1).max(3);

/** A date as CSL-JSON has it (1.0.2), and as programs write it. */
const shape = z.object({
  'date-parts': z.array(parts).min(1).max(2).optional().catch(undefined),
  season: number.optional().catch(undefined),
  circa: z.unknown().optional(),
  raw: z.string().optional().catch(undefined),
  literal: z.string().optional().catch(undefined),
});

/** A date of CSL-JSON in EDTF; null: it can't be told. */
export function readDate(value: unknown): string | null {
  if (typeof value === 'string' || typeof value === 'number') return fromText(String(value));
  const read = shape.safeParse(value);
  if (!read.success) return null;
  const { 'date-parts': dates, season, circa, raw, literal } = read.data;
  if (!dates) return fromText(raw ?? literal ?? '');
  const [from, to] = dates.map(fromParts);
  if (from === undefined) return null;
  const isYear = dates.length === 1 && dates[0]?.length === 1;
  const inSeason = isYear && season !== undefined && season >= 1 && season <= 4;
  const point = inSeason ? `${from}-${20 + season}` : from;
  return valid((to === undefined ? point : `${point}/${to}`) + (circa ? '~' : ''));
}

function fromParts([year = 0, month, day]: readonly number[]): string {
  const digits = String(Math.abs(year));
  const written =
    digits.length > 4 ? `Y${year}` : `${year < 0 ? '-' : ''}${digits.padStart(4, '0')}`;
  return [written, ...[month, day].flatMap((one) => (one ? [two(one)] : []))].join('-');
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** RIS writes `2018/12/05/` and `2018/12//`; else whatever people write that has one meaning. */
function fromText(text: string): string | null {
  const [, year, month, day] =
    /^(\d{4})(?:\/(\d{1,2})?(?:\/(\d{1,2})?(?:\/.*)?)?)?$/u.exec(text.trim()) ?? [];
  if (year !== undefined) {
    const numbers = [year, month, day].map(Number).filter((one) => one > 0);
    return valid(fromParts(numbers));
  }
  const meanings = proposeDates(text);
  return meanings.length === 1 ? (meanings[0]?.edtf ?? null) : null;
}

function valid(edtf: string): string | null {
  return parseEdtf(edtf).ok ? edtf : null;
}
