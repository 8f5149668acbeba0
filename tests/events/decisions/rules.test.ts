import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decide } from '../../../events/decisions/decide.ts';
import { rules } from '../../../events/decisions/rules.ts';
import { eventTypes } from '../../../events/vocabulary/event.ts';
import { streamKinds } from '../../../events/vocabulary/event-type.ts';
import { ArchiveInMemory } from '../../support/archive-in-memory.ts';
import { archiveOf, refused } from '../../support/given.ts';
import { goldenEvent } from '../../support/golden-drawer.ts';
import { actor, occurrence, say, source } from '../../support/sayings.ts';

const texts = (folder: URL) =>
  readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
const tests = texts(new URL('./', import.meta.url)).join('\n');
const decisions = texts(new URL('../../../events/decisions/', import.meta.url)).join('\n');

describe('the rules', () => {
  it.each(Object.entries(rules))('hold %s: %s', (code, rule) => {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/u);
    expect(rule).toMatch(/^[A-Z][^.]*\.$/u);
  });

  it.each(Object.keys(rules))('are each seen to refuse: %s', (code) => {
    expect(tests).toContain(`refused('${code}'`);
  });

  // The status of an occurrence is itself the code of what it refuses.
  it.each(Object.keys(rules).filter((code) => code !== 'retracted' && code !== 'merged'))(
    'are each applied: %s',
    (code) => {
      expect(decisions).toMatch(
        new RegExp(String.raw`\? refuse\('${code}'|refuse\(\s*'${code}'`, 'u'),
      );
    },
  );
});

describe('an event type', () => {
  it.each(Object.values(eventTypes))('fits only its own kinds of stream: $name', (type) => {
    const proposed = say(type.name, 'occurrence-a', goldenEvent(type.name).data);
    const isOwn = (kind: string) =>
      type.streamKind === 'any'
        ? streamKinds.some((one) => one === kind)
        : kind === type.streamKind;
    for (const kind of [...streamKinds, 'occurrences', 'things', '']) {
      const refusal = decide(null, { ...proposed, stream: `${kind}-a` }, new ArchiveInMemory());
      if (isOwn(kind)) expect(refusal?.code).not.toBe('wrong-stream');
      else expect(refusal).toMatchObject(refused('wrong-stream'));
    }
  });
});

describe('a decision', () => {
  it('throws when it is handed the state of another kind of thing', () => {
    const archive = archiveOf(source('paper'), actor('a'));
    expect(() => decide(archive.actor('a'), occurrence('a'), archive)).toThrow(TypeError);
  });

  it('leaves the past and the proposed event as they were', () => {
    const archive = archiveOf(source('paper'), occurrence('a'));
    const state = archive.occurrence('a');
    const before = structuredClone([state, occurrence('b')]);
    const proposed = occurrence('b');
    decide(null, proposed, archive);
    decide(state, occurrence('a'), archive);
    expect([state, proposed]).toEqual(before);
  });
});
