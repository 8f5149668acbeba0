import type { HistoryEntry } from '../../events/readings/answers.ts';
import { termInWords } from '../writing/term.ts';

type EventName = HistoryEntry['event']['type'];

const names: Readonly<Record<EventName, string>> = {
  OccurrenceRecorded: 'First recorded',
  OccurrenceRevised: 'Revised',
  OccurrenceRedated: 'Given a better date',
  CitationAdded: 'A source was added',
  CitationWithdrawn: 'A source was withdrawn',
  OccurrenceRelated: 'Related to another',
  OccurrenceUnrelated: 'A relation was ended',
  OccurrenceDisputed: 'Disputed',
  DisputeResolved: 'A dispute was resolved',
  OccurrenceRetracted: 'Retracted',
  OccurrenceReinstated: 'Reinstated',
  OccurrenceMerged: 'Merged into another',
  SourceRegistered: 'Registered',
  SourceRevised: 'Revised',
  SourceWithdrawn: 'Withdrawn',
  ActorRegistered: 'Registered',
  ActorRevised: 'Revised',
  InstrumentRegistered: 'Registered',
  InstrumentRevised: 'Revised',
  ChronicleOpened: 'Opened',
  ChronicleRevised: 'Revised',
  EventRedacted: 'Something was redacted',
};

const beginnings: ReadonlySet<string> = new Set([
  'OccurrenceRecorded',
  'SourceRegistered',
  'ActorRegistered',
  'InstrumentRegistered',
  'ChronicleOpened',
]);

/** The fields that tell one such value from another, the most telling first. */
const tellingFields = ['edtf', 'claim', 'relation', 'locator', 'name', 'standing', 'role'];

const valueLengthMax = 240;

/** What an event of a history did, in words. */
export function eventInWords(type: string): string {
  return Object.hasOwn(names, type) ? names[type as EventName] : type;
}

/** Whether an event begins a stream, and so sets every field. */
export function isBeginning(type: string): boolean {
  return beginnings.has(type);
}

/** Whether further events can give back what stood before one, as far as its type tells. */
export function isUndoable({ type, data }: HistoryEntry['event']): boolean {
  return !isBeginning(type) && type !== 'EventRedacted' && data !== null;
}

/** The changes worth telling: a beginning sets every field, which says nothing new. */
export function changesToTell(entry: HistoryEntry): HistoryEntry['changes'] {
  return isBeginning(entry.event.type) ? [] : entry.changes;
}

/** A JSON pointer as people read it: `/citations/0/locator` becomes `citations 1 › locator`. */
export function pointerInWords(pointer: string): string {
  const parts = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (parts.length === 0) return 'the whole';
  return parts.reduce((words, part) => {
    if (/^\d+$/u.test(part)) return `${words} ${Number(part) + 1}`;
    return words === '' ? termInWords(part) : `${words} › ${termInWords(part)}`;
  }, '');
}

/** A value as it stood in a field: text in quotes, and anything larger in short; '' for nothing. */
export function valueInWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'string') return `“${cut(value)}”`;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return cut(value.map(valueInWords).join(', ')) || 'none';
  const fields = value as Record<string, unknown>;
  const telling = tellingFields.map((name) => fields[name]).find((one) => typeof one === 'string');
  return telling === undefined ? cut(JSON.stringify(value)) : `“${cut(telling)}”`;
}

function cut(text: string): string {
  return text.length <= valueLengthMax ? text : `${text.slice(0, valueLengthMax)} …`;
}
