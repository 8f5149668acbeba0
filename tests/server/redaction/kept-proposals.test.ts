import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verify } from '../../../server/verify.ts';
import * as say from '../../support/sayings.ts';
import { openServer, type TestServer } from '../http/open-server.ts';
import { deskOf, retitled, type ProposalDesk } from '../http/proposal-desk.ts';
import { openReading, type OpenReading } from '../reading/open-reading.ts';

const secret = 'The name of a private person';
const stream = 'occurrence-meeting';

let original: OpenReading;
let server: TestServer;
let desk: ProposalDesk;

beforeEach(async () => {
  original = await openReading();
  original.append(say.source('paper'), say.occurrence('meeting', { title: 'A meeting' }));
  server = await openServer();
  desk = deskOf(server);
  restore(lines());
});
afterEach(async () => {
  await server.close();
  original.close();
});

type Lines = readonly { readonly event: ReturnType<OpenReading['archive']['read']>[number] }[];

/** What an export of the original has after a position. */
function lines(after = 0): Lines {
  return original.archive.read({ after, limit: 100 }).map((event) => ({ event }));
}

/** Takes in parts of one export, each in a transaction. */
function restore(...parts: readonly Lines[]): void {
  const restoring = server.opened.archive.restore();
  for (const part of parts) {
    const restored = restoring.take(part);
    if (!restored.ok) throw new Error(JSON.stringify(restored));
  }
}

/** All that is kept of proposals, as one text. */
function kept(): string {
  const { reader } = server.opened.database;
  const tables = ['proposals', 'proposal_steps'].map((table) =>
    reader.prepare(`select * from ${table}`).all(),
  );
  return JSON.stringify(tables);
}

describe('a proposal that says what was redacted', () => {
  it.each([
    ['before the redaction', (said: Lines, redaction: Lines) => [said, redaction]],
    ['with the redaction', (said: Lines, redaction: Lines) => [[...said, ...redaction]]],
  ])('is kept without it when the event comes %s', async (_, partsOf) => {
    const id = await desk.propose(server.as('editor'), [retitled(stream, secret)]);
    expect(kept()).toContain(secret);
    // An export that is read page by page may have the event still, and its redaction already.
    original.append(say.revised('occurrence', 'meeting', { title: secret }));
    const said = lines();
    original.append(say.redacted(stream, 3));
    restore(...partsOf(said, lines(3)));
    expect(kept()).not.toContain(secret);
    const { proposal } = await desk.show(server.as('editor'), id);
    expect(JSON.stringify(proposal)).not.toContain(secret);
    expect(kept()).toContain(JSON.stringify(JSON.stringify([{ stream, name: 'A meeting' }])));
    expect((await verify(server.opened.database.reader.name)).findings).toEqual([]);
  });
});
