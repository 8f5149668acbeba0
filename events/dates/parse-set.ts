import type { AllOf, OneOf, PointDate, SetMember } from './edtf.ts';
import { readPoint } from './parse-point.ts';
import { pointBounds } from './point-bounds.ts';
import { pointPrecision } from './precision.ts';
import type { Reader } from './reader.ts';
import { seasons } from './seasons.ts';

/**
 * A set, `[…]` for one of its members or `{…}` for all of them. Ranges stay as they are written and
 * are never spelled out, so the cost is that of the text.
 */
export function readSet(reader: Reader): OneOf | AllOf | null {
  const isOneOf = reader.takes('[');
  if (!isOneOf) reader.takes('{');
  const close = isOneOf ? ']' : '}';
  if (reader.sees(close)) {
    const wrong = 'The set is empty';
    return reader.refuse({ code: 'set-empty', wrong, remedy: 'write a date in it' });
  }
  const members: SetMember[] = [];
  for (;;) {
    const member = readMember(reader, close, members.length === 0);
    if (member === null) return null;
    members.push(member);
    if (reader.takes(close)) break;
    if (reader.sees('/')) return refuseInside(reader, 'set-interval', 'an interval');
    if (!reader.takes(',')) return reader.refuseCharacter(`a comma or ${close}`);
  }
  return isOneOf ? { kind: 'one-of', members } : { kind: 'all-of', members };
}

function readMember(reader: Reader, close: string, isFirst: boolean): SetMember | null {
  const start = reader.at;
  if (reader.takes('..')) {
    if (!isFirst) return refuseOpen(reader, start);
    if (reader.sees(close) || reader.sees(',')) {
      const remedy = 'write a date beside the two dots';
      const wrong = 'The two dots have no date';
      return reader.refuse({ at: start, code: 'set-undated', wrong, remedy });
    }
    const to = readDate(reader);
    return to === null ? null : { kind: 'up-to', to };
  }
  const from = readDate(reader);
  if (from === null) return null;
  const dotsAt = reader.at;
  if (!reader.takes('..')) return from;
  if (reader.sees(close)) return { kind: 'from', from };
  if (reader.sees(',')) return refuseOpen(reader, dotsAt);
  const toAt = reader.at;
  const to = readDate(reader);
  return to === null ? null : checkRange(reader, toAt, { kind: 'range', from, to });
}

function checkRange(
  reader: Reader,
  toAt: number,
  range: { readonly kind: 'range'; readonly from: PointDate; readonly to: PointDate },
): SetMember | null {
  if (grainOf(range.from) !== grainOf(range.to)) {
    return reader.refuse({
      at: toAt,
      code: 'range-precision',
      wrong: 'The dates around .. are not equally precise',
      remedy: 'write two years, two months or two days',
    });
  }
  const from = pointBounds(range.from);
  const to = pointBounds(range.to);
  if (from === null || to === null || from.earliest <= to.latest) return range;
  const remedy = 'write the earlier date first';
  const wrong = 'The range ends before it begins';
  return reader.refuse({ at: toAt, code: 'range-reversed', wrong, remedy });
}

/** What both ends of a range must share: the parts that are written, and how finely it is known. */
function grainOf(date: PointDate): string {
  const written =
    date.kind === 'season'
      ? (seasons.get(date.season.digits)?.family ?? '')
      : `${date.month === null ? '' : 'month'} ${date.day === null ? '' : 'day'}`;
  return `${written} ${pointPrecision(date)}`;
}

function readDate(reader: Reader): PointDate | null {
  if (reader.sees('[') || reader.sees('{')) return refuseInside(reader, 'set-nested', 'a set');
  const start = reader.at;
  const date = readPoint(reader);
  if (date === null || date.kind !== 'date-time') return date;
  reader.at = reader.text.indexOf('T', start);
  return refuseInside(reader, 'set-time', 'a time of day');
}

function refuseInside(reader: Reader, code: string, name: string): null {
  const wrong = `A set cannot hold ${name}`;
  return reader.refuse({ code, wrong, remedy: 'write dates, and ranges of dates with ..' });
}

function refuseOpen(reader: Reader, at: number): null {
  return reader.refuse({
    at,
    code: 'set-open-middle',
    wrong: 'A set is open only before its first date and after its last',
    remedy: 'move the two dots there, or write both dates of the range',
  });
}
