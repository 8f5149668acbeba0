import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSameValue } from '../../../events/decisions/sameness.ts';
import type { Proposed } from '../../../events/decisions/decide.ts';
import type { ArchiveInMemory } from '../../support/archive-in-memory.ts';
import { ground as ofReadings, history, longHistory } from '../../server/reading/random-archive.ts';
import { ground as ofReplay, smallLogs } from '../../replay/random-log.ts';
import { essenceOf, recordedOf, undo } from './undoing.ts';

/** Histories of both makers, with what they begin with. */
const histories: fc.Arbitrary<readonly Proposed[]> = fc.oneof(
  history.map((said) => [...ofReadings, ...said]),
  longHistory.map((said) => [...ofReadings, ...said]),
  smallLogs(30).map(({ steps }) => [...ofReplay, ...steps.map(({ said }) => said)]),
);

const runs = { numRuns: 300 };
const stays = new Set(['ActorRegistered', 'InstrumentRegistered', 'ChronicleOpened']);

/** Whether a thing that was not there before is taken back as far as the log can. */
function isTakenBack(archive: ArchiveInMemory, stream: string): boolean {
  const thing = archive.things.get(stream);
  if (thing?.thing === 'occurrence') return thing.status === 'retracted';
  return thing?.thing === 'source' && thing.withdrawn;
}

/** The things of an archive that differ, in what they say, from those of another. */
function differing(one: ArchiveInMemory, other: ArchiveInMemory): string[] {
  const streams = new Set([...one.things.keys(), ...other.things.keys()]);
  return [...streams].filter(
    (stream) =>
      !isSameValue(essenceOf(one.things.get(stream)), essenceOf(other.things.get(stream))),
  );
}

describe('undoing', () => {
  it('of the last event gives back the state before it, and undone itself the state after', () => {
    const undoneTypes = new Set<string>();
    fc.assert(
      fc.property(histories, (said) => {
        const archive = recordedOf(said);
        const after = recordedOf(said);
        const before = recordedOf(said.slice(0, -1));
        const last = said.length;
        const { undone } = undo(archive, last);
        const [first] = undone;
        if (!first) return;
        const type = said.at(-1)?.type ?? '';
        undoneTypes.add(type);
        const { stream } = first.event;
        if (before.things.has(stream)) expect(differing(archive, before)).toEqual([]);
        else expect(isTakenBack(archive, stream)).toBe(true);
        const again = undo(archive, archive.log.length);
        if (again.blocked.length > 0) expect(first.event.type).toBe('SourceWithdrawn');
        else expect(differing(archive, after)).toEqual([]);
      }),
      runs,
    );
    expect(undoneTypes.size).toBeGreaterThan(8);
  });

  it('of a run gives back the state before it, wherever nothing was in the way', () => {
    let events = 0;
    let inTheWay = 0;
    fc.assert(
      fc.property(histories, fc.integer({ min: 1, max: 40 }), (said, length) => {
        const start = Math.max(said.length - length, 0);
        const archive = recordedOf(said);
        const before = recordedOf(said.slice(0, start));
        const positions = said.slice(start).map((_one, at) => start + at + 1);
        const { undone, blocked } = undo(archive, ...positions);
        const hindered = new Set(blocked.map(({ position }) => said[position - 1]?.stream));
        const left = differing(archive, before).filter(
          (stream) => before.things.has(stream) || !isTakenBack(archive, stream),
        );
        expect(left.filter((stream) => !hindered.has(stream))).toEqual([]);
        events += undone.length;
        inTheWay += blocked.filter(
          ({ position }) => !stays.has(said[position - 1]?.type ?? ''),
        ).length;
      }),
      runs,
    );
    expect(events).toBeGreaterThan(5 * inTheWay);
  });

  it('of any event overwrites no later word: every field that it changes was as the event left it', () => {
    fc.assert(
      fc.property(histories, fc.nat(), (said, choice) => {
        const position = (choice % said.length) + 1;
        const archive = recordedOf(said);
        const now = recordedOf(said);
        const [former, after] = [position - 1, position].map((end) =>
          recordedOf(said.slice(0, end)),
        );
        const { undone } = undo(archive, position);
        const stream = said[position - 1]?.stream ?? '';
        expect(differing(archive, now).filter((one) => one !== stream)).toEqual([]);
        const [event] = undone.map((one) => one.event);
        if (!event || !/Revised|Redated/u.test(event.type)) return;
        const fields = (from: ArchiveInMemory | undefined) =>
          new Map(Object.entries(from?.things.get(stream) ?? {}));
        for (const name of Object.keys(event.data)) {
          expect(fields(now).get(name)).toEqual(fields(after).get(name));
          expect(fields(archive).get(name)).toEqual(fields(former).get(name));
        }
      }),
      runs,
    );
  });
});
