import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../../client/verifying/finding.ts';
import { findingInWords } from '../../../client/verifying/finding-words.ts';
import type { ShownEvent } from '../../../client/verifying/shown-event.ts';
import type { HistoryAnswer } from '../../../events/readings/answers.ts';
import type { LedgerAnswer } from '../../../events/readings/ledger.ts';
import { changesOf } from '../../../events/things/changes.ts';
import { evolveThing, type Thing } from '../../../events/things/thing.ts';
import type { LogEvent } from '../../../events/vocabulary/event.ts';
import * as say from '../../support/sayings.ts';
import { openServer, smallArchive, type TestServer } from '../../server/http/open-server.ts';
import { telling, withExtra, type Liar } from './liar.ts';
import { verified, type Circumstances } from './verified.ts';

let server: TestServer;
/** The position of an event that was redacted. */
let redacted: number;
beforeAll(async () => {
  server = await openServer();
  server.append(...smallArchive);
  server.append(
    say.revised('occurrence', 'summit', { title: 'The summit', tags: ['trade', 'talks'] }),
    say.revised('actor', 'us', { name: 'The United States' }),
  );
  const { items } = await read<LedgerAnswer>('/api/ledger?type=ActorRevised');
  redacted = items[0]?.event.position ?? 0;
  server.opened.archive.append({
    events: [say.redacted('actor-us', redacted)],
    reason: '',
    by: 'A test',
    mayRedact: true,
  });
  server.append(say.actor('verified'));
});
afterAll(() => server.close());

const verify = (shown: ShownEvent, circumstances?: Circumstances): Promise<Finding> =>
  verified(server.url, shown, circumstances);

async function read<Answer>(path: string): Promise<Answer> {
  return (await (await server.get(path)).json()) as Answer;
}

describe('verifying what was redacted', () => {
  it('proves an event that was redacted, by its redaction', async () => {
    const { items } = await read<HistoryAnswer>('/api/actors/us/history');
    const shown = items.find(({ event }) => event.position === redacted);
    if (!shown?.redaction) throw new Error('Nothing was redacted.');
    const finding = await verify(shown);
    expect(finding).toMatchObject({ found: 'proved', event: { data: null } });
    expect(findingInWords(finding, redacted).sentences[0]).toContain('was redacted');
    const { redaction: _redaction, ...unexplained } = shown;
    const otherwise = { ...shown.redaction, legalBasis: 'Because' };
    const elsewhere = { ...shown.redaction, position: redacted - 1 };
    for (const told of [
      unexplained,
      { ...shown, redaction: otherwise },
      { ...shown, redaction: elsewhere },
    ])
      expect(await verify(told)).toEqual({ found: 'unaccounted' });
  });

  it('does not take words that were left out for words that were redacted', async () => {
    const shown = (await read<LedgerAnswer>('/api/ledger?limit=1')).items[0];
    if (!shown) throw new Error('The ledger is empty.');
    const event = { ...shown.event, data: null };
    const left = { ...shown, event, changes: [] };
    expect(await verify(left)).toEqual({ found: 'other-event', differing: ['data'] });
    const { items } = await read<LedgerAnswer>('/api/ledger?limit=1000');
    const { redaction } = items.find((item) => item.event.position === redacted) ?? {};
    if (!redaction) throw new Error('Nothing was redacted.');
    const liar = withExtra((told) => ({ ...told, data: null, salt: null }));
    const { of: _of, ...unnamed } = left;
    for (const told of [unnamed, { ...unnamed, redaction }])
      expect(await verify(told, { liar })).toEqual({ found: 'unaccounted' });
  });

  it('does not take words left out of an earlier event for words that were redacted', async () => {
    const { items } = await read<HistoryAnswer>('/api/occurrences/summit/history');
    const renamed = items.find(({ changes }) => changes.some(isOfTitle) && changes.length < 5);
    const founding = items.find(({ event }) => event.version === 1);
    if (!renamed || !founding?.event.data) throw new Error('Nothing was renamed.');
    const gone: LogEvent = { ...founding.event, data: null };
    const before = items
      .map(({ event }) => (event.version === 1 ? gone : event))
      .filter(({ version }) => version < renamed.event.version)
      .toSorted((one, other) => one.version - other.version)
      .reduce<Thing | null>(evolveThing, null);
    const after = evolveThing(before, renamed.event);
    const shown = { ...renamed, changes: changesOf(renamed.event, { before, after }) };
    expect(shown.changes).not.toEqual(renamed.changes);
    const { position } = founding.event;
    const leaving = (answer: string): Liar => {
      const inReceipt = withExtra((told) => ({ ...told, data: null, salt: null }));
      const inEvents = telling(/^\/api\/events\?/u, JSON.stringify(founding.event.data), 'null');
      return (path, truth) => {
        if (path.includes('type=EventRedacted')) return Promise.resolve(new Response(answer));
        if (path === `/api/events/${position}/receipt`) return inReceipt(path, truth);
        return inEvents(path, truth);
      };
    };
    const wrong = { found: 'other-event', differing: ['changes'] };
    const said = { position, reason: 'Because', legalBasis: 'None' };
    const made = { ...renamed.event, type: 'EventRedacted', data: said };
    for (const redactions of [[], [made], [{ ...made, position: made.position + 1 }]])
      expect(await verify(shown, { liar: leaving(JSON.stringify({ items: redactions })) })).toEqual(
        wrong,
      );
  });

  it('proves an event after one that was redacted, by the redaction in the log', async () => {
    const { items } = await read<HistoryAnswer>('/api/actors/us/history');
    const later = items.filter(({ event }) => event.position > redacted);
    const asked: string[] = [];
    const liar: Liar = (path, truth) => {
      asked.push(path);
      return truth();
    };
    for (const shown of later)
      expect(await verify(shown, { liar })).toMatchObject({ found: 'proved' });
    expect(later.length).toBeGreaterThan(0);
    expect(asked.some((path) => path.includes('type=EventRedacted'))).toBe(true);
  });
});

const isOfTitle = ({ pointer }: ShownEvent['changes'][number]): boolean => pointer === '/title';
