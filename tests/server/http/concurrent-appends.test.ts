import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { AppendRequest, Archive, Outcome, Settled } from '../../../server/archive.ts';
import * as say from '../../support/sayings.ts';
import { appendEach, through } from '../../support/through.ts';
import { letAppend, type Crowd } from './appends/crowd.ts';
import { faultsIn, type Told } from './appends/verdict.ts';
import { openServer, type TestServer } from './open-server.ts';

const sources = Array.from({ length: 10 }, (_, at) => `s${at}`);
const crowd: Crowd = { clients: 20, appendsOfEach: 200, sources, seed: 1 };
const few: Crowd = { ...crowd, clients: 10, appendsOfEach: 20 };

async function withServer<Value>(
  instead: (archive: Archive) => Archive,
  work: (server: TestServer) => Promise<Value>,
): Promise<Value> {
  const server = await openServer({ limits: { appends: 1e6 }, through: instead });
  try {
    server.append(...sources.map((source) => say.source(source)));
    return await work(server);
  } finally {
    await server.close();
  }
}

/** What the clients are told, and what is then found wrong with the log. */
async function judge(instead: (archive: Archive) => Archive, asked: Crowd) {
  return withServer(instead, async (server) => {
    const told = await letAppend(server, asked);
    // What a client hung up on may still be on its way.
    await server.stop();
    const log = server.opened.archive.read({ after: sources.length, limit: 100_000 });
    return { told, log, faults: faultsIn(log, told) };
  });
}

const asIs = (archive: Archive): Archive => archive;
const count = (told: readonly Told[], end: Told['end']) =>
  told.filter((one) => one.end === end).length;

describe('twenty clients that append two hundred times at once, repeat themselves and hang up', () => {
  it('find each acknowledged append in the log once, on top of the version it named', async () => {
    const { told, log, faults } = await judge(asIs, crowd);
    expect(faults).toEqual([]);
    expect(told).toHaveLength(4_000);
    expect(log.length).toBeGreaterThanOrEqual(count(told, 'acknowledged'));
    expect(count(told, 'acknowledged')).toBeGreaterThan(500);
    expect(count(told, 'conflict')).toBeGreaterThan(500);
    expect(count(told, 'unknown')).toBeGreaterThan(0);
  }, 240_000);
});

/** Appends as the archive does, and then does something to what came of it. */
function tampering(change: (archive: Archive, request: AppendRequest) => Outcome) {
  return (archive: Archive): Archive =>
    through(archive, {
      appendAll: (requests) =>
        requests.map((request): Settled => ({ end: 'outcome', outcome: change(archive, request) })),
    });
}

/** The receipts of an append that was never made, at the head. */
function invented(archive: Archive, { events }: AppendRequest): Outcome {
  const [last] = archive.read({ after: 0, limit: 100_000 }).slice(-1);
  const [event] = events;
  if (!last || !event) throw new Error('there is a log, and an event');
  const { stream, id = '' } = event;
  const version = Number(event.expectedVersion) + 1;
  const { position, recordedAt } = last;
  return {
    outcome: 'appended',
    receipts: [{ id, stream, position: position + 1, version, recordedAt }],
  };
}

let turn = 0;
const nowAndThen = (): boolean => {
  turn += 1;
  return turn % 7 === 0;
};

describe('the same clients see what a faulty server does', () => {
  it.each([
    [
      'acknowledges and drops',
      /was acknowledged and is lost/u,
      tampering((archive, request) =>
        nowAndThen() ? invented(archive, request) : archive.append(request),
      ),
    ],
    [
      'records again what is sent again',
      /nobody asked for|goes from|not where/u,
      tampering((archive, request) => {
        const events = request.events.map((event) => ({ ...event, id: randomUUID() }));
        return archive.append({ ...request, events });
      }),
    ],
    [
      'records twice and acknowledges once',
      /nobody asked for/u,
      tampering((archive, request) => {
        const outcome = archive.append(request);
        const again = request.events.map(({ stream, type, data }) => ({ stream, type, data }));
        if (nowAndThen()) archive.append({ ...request, events: again });
        return outcome;
      }),
    ],
    [
      'does not look at the version',
      /is on top of version/u,
      tampering((archive, request) => {
        const events = request.events.map((event) => ({
          ...event,
          expectedVersion: 'any' as const,
        }));
        return archive.append({ ...request, events });
      }),
    ],
    [
      'tells of a conflict and records',
      /ended in a conflict and is there/u,
      tampering((archive, request) => {
        const outcome = archive.append(request);
        const [event] = request.events;
        if (!event || !nowAndThen() || outcome.outcome !== 'appended') return outcome;
        const expected = Number(event.expectedVersion);
        const conflict = {
          pointer: '/events/0',
          stream: event.stream,
          expected,
          actual: expected + 1,
        };
        return { outcome: 'conflict', conflicts: [conflict] };
      }),
    ],
  ])(
    'that %s',
    async (_what, fault, instead) => {
      const { faults } = await judge(instead, few);
      expect(faults.join('\n')).toMatch(fault);
    },
    120_000,
  );

  it('and find nothing wrong with one that gives each append a transaction of its own', async () => {
    const each = (archive: Archive): Archive =>
      through(archive, { appendAll: (requests) => appendEach(archive, requests) });
    expect((await judge(each, few)).faults).toEqual([]);
  }, 120_000);
});
