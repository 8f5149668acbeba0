import type {
  DateTime,
  Edtf,
  IntervalEnd,
  LongYear,
  Part,
  PlainYear,
  PointDate,
  SetMember,
  Zone,
} from './edtf.ts';

/** A date as EDTF text: for every text that parses, `printEdtf` gives back that very text. */
export function printEdtf(date: Edtf): string {
  switch (date.kind) {
    case 'date':
    case 'season':
      return printPoint(date);
    case 'date-time':
      return printDateTime(date);
    case 'interval':
      return `${printEnd(date.start)}/${printEnd(date.end)}`;
    case 'one-of':
      return `[${date.members.map(printMember).join(',')}]`;
    case 'all-of':
      return `{${date.members.map(printMember).join(',')}}`;
  }
}

function printPoint(date: PointDate): string {
  if (date.kind === 'season') return `${printYear(date.year)}-${printPart(date.season)}`;
  const month = date.month === null ? '' : `-${printPart(date.month)}`;
  const day = date.day === null ? '' : `-${printPart(date.day)}`;
  return `${printYear(date.year)}${month}${day}`;
}

function printYear(year: PlainYear | LongYear): string {
  const letter = year.form === 'long' ? 'Y' : '';
  const sign = year.isNegative ? '-' : '';
  const exponent = year.form === 'long' && year.exponent !== null ? `E${year.exponent}` : '';
  const significant = year.significant === null ? '' : `S${year.significant}`;
  return `${year.before}${letter}${sign}${year.digits}${exponent}${significant}${year.after}`;
}

function printPart(part: Part): string {
  return `${part.before}${part.digits}${part.after}`;
}

function printDateTime(date: DateTime): string {
  const day = `${printYear(date.year)}-${printPart(date.month)}-${printPart(date.day)}`;
  return `${day}T${two(date.hour)}:${two(date.minute)}:${two(date.second)}${printZone(date.zone)}`;
}

function printZone(zone: Zone): string {
  if (zone.kind === 'local') return '';
  if (zone.kind === 'utc') return 'Z';
  const minutes = Math.abs(zone.minutes);
  const sign = zone.minutes < 0 ? '-' : '+';
  const hours = `${sign}${two(Math.floor(minutes / 60))}`;
  return zone.isWrittenWithMinutes ? `${hours}:${two(minutes % 60)}` : hours;
}

function printEnd(end: IntervalEnd): string {
  if (end.kind === 'open') return '..';
  return end.kind === 'unknown' ? '' : printPoint(end);
}

function printMember(member: SetMember): string {
  switch (member.kind) {
    case 'range':
      return `${printPoint(member.from)}..${printPoint(member.to)}`;
    case 'up-to':
      return `..${printPoint(member.to)}`;
    case 'from':
      return `${printPoint(member.from)}..`;
    case 'date':
    case 'season':
      return printPoint(member);
  }
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
