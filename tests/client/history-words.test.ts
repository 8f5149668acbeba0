import { describe, expect, it } from 'vitest';
import type { HistoryEntry } from '../../events/readings/answers.ts';
import {
  changesToTell,
  eventInWords,
  pointerInWords,
  valueInWords,
} from '../../client/occurrence/history-words.ts';
import { relationInWords } from '../../client/occurrence/relation-words.ts';

describe('a history in words', () => {
  it('names what each event did, and passes on names it does not know', () => {
    expect(eventInWords('OccurrenceRedated')).toBe('Given a better date');
    expect(eventInWords('constructor')).toBe('constructor');
  });

  it('reads pointers as people do', () => {
    expect(pointerInWords('/date/edtf')).toBe('date › edtf');
    expect(pointerInWords('/citations/0/locator')).toBe('citations 1 › locator');
    expect(pointerInWords('/a~1b')).toBe('a/b');
    expect(pointerInWords('')).toBe('the whole');
  });

  it('shows values in short, and nothing for nothing', () => {
    expect(valueInWords(null)).toBe('');
    expect(valueInWords('x')).toBe('“x”');
    expect(valueInWords(['a', 'b'])).toBe('“a”, “b”');
    expect(valueInWords([])).toBe('none');
    expect(valueInWords({ edtf: '2015', basis: 'stated' })).toBe('“2015”');
    expect(valueInWords({ actor: 'a1', role: 'party' })).toBe('“party”');
    expect(valueInWords({ some: 'thing' })).toBe('{"some":"thing"}');
    expect(valueInWords('x'.repeat(1000)).length).toBeLessThan(260);
  });

  it('tells no changes of a beginning, which sets everything', () => {
    const entry = {
      event: { type: 'OccurrenceRecorded' },
      changes: [{ pointer: '/title', before: null, after: 'x' }],
    } as unknown as HistoryEntry;
    expect(changesToTell(entry)).toEqual([]);
  });
});

describe('a relation in words', () => {
  it('reads from whichever side one stands on', () => {
    expect(relationInWords('responds-to', 'to')).toBe('Responds to');
    expect(relationInWords('responds-to', 'from')).toBe('Is answered by');
  });
});
