import type { DateTime, Part, PlainYear, Zone } from './edtf.ts';
import type { Reader } from './reader.ts';

/** The plain day that a time belongs to. */
interface PlainDay {
  readonly year: PlainYear;
  readonly month: Part;
  readonly day: Part;
}

/**
 * A time after its day: `T23:20:30`, then nothing (local), `Z`, `-04` or `+04:30`. Seconds are
 * always written; 24:00:00 and the leap second :60 are not part of the profile.
 */
export function readTime(reader: Reader, plainDay: PlainDay): DateTime | null {
  reader.takes('T');
  const hour = readNumber(reader, 'hour', 23);
  if (hour === null) return null;
  if (!reader.takes(':')) return reader.refuseCharacter('a colon and the minutes');
  const minute = readNumber(reader, 'minute', 59);
  if (minute === null) return null;
  if (!reader.takes(':')) return reader.refuseCharacter('a colon and the seconds');
  const second = readNumber(reader, 'second', 59);
  if (second === null) return null;
  const zone = readZone(reader);
  return zone === null ? null : { kind: 'date-time', ...plainDay, hour, minute, second, zone };
}

function readZone(reader: Reader): Zone | null {
  const start = reader.at;
  if (reader.takes('Z')) return { kind: 'utc' };
  const isNegative = reader.takes('-');
  if (!isNegative && !reader.takes('+')) return { kind: 'local' };
  const hours = readNumber(reader, 'hour', 23);
  if (hours === null) return null;
  const isWrittenWithMinutes = reader.takes(':');
  const rest = isWrittenWithMinutes ? readNumber(reader, 'minute', 59) : 0;
  if (rest === null) return null;
  const minutes = hours * 60 + rest;
  if (isNegative && minutes === 0) {
    const wrong = 'No zone is minus zero';
    return reader.refuse({ at: start, code: 'zone-minus-zero', wrong, remedy: 'write Z' });
  }
  return { kind: 'offset', minutes: isNegative ? -minutes : minutes, isWrittenWithMinutes };
}

function readNumber(reader: Reader, name: 'hour' | 'minute' | 'second', max: number) {
  const start = reader.at;
  const digits = reader.run('0123456789', 2);
  if (digits.length < 2) return reader.refuseCharacter(`the ${name}, two digits`);
  const number = Number(digits);
  if (number <= max) return number;
  const remedy = `${name}s run from 00 to ${max}`;
  return reader.refuse({
    at: start,
    code: 'time-impossible',
    wrong: `There is no ${name} ${digits}`,
    remedy,
  });
}
