import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../../client/verifying/finding.ts';
import { findingInWords } from '../../../client/verifying/finding-words.ts';
import { keepKey, keepSeal, keptKey, keptSeal } from '../../../client/verifying/kept.ts';
import type { ShownEvent } from '../../../client/verifying/shown-event.ts';
import type { HistoryAnswer } from '../../../events/readings/answers.ts';
import type { LedgerAnswer } from '../../../events/readings/ledger.ts';
import * as say from '../../support/sayings.ts';
import { openServer, smallArchive, type TestServer } from '../../server/http/open-server.ts';
import { fullDrawer, openDrawer } from './drawer.ts';
import { anotherKey, noteLike } from './forged.ts';
import { receiptPath, telling, withExtra, type Liar } from './liar.ts';
import { verified, type Circumstances } from './verified.ts';

let server: TestServer;
beforeAll(async () => {
  server = await openServer();
  server.append(...smallArchive);
  server.append(
    say.revised('occurrence', 'summit', { title: 'The summit', tags: ['trade', 'talks'] }),
    say.cited('summit', say.citing('memoir', { locator: 'page 10' })),
    say.disputed('summit', 'whereabouts'),
    say.resolved('summit', 'whereabouts'),
    say.occurrence('twin'),
    say.related('summit', 'follows', 'twin'),
    say.unrelated('summit', 'follows', 'twin'),
    say.merged('twin', 'summit'),
    say.retracted('summit'),
    say.reinstated('summit'),
    say.revised('actor', 'us', { name: 'The United States' }),
    say.actor('verified'),
  );
  const { items } = await read<LedgerAnswer>('/api/ledger?type=ActorRevised');
  const redacted = items[0]?.event.position ?? 0;
  server.opened.archive.append({
    events: [say.redacted('actor-us', redacted)],
    reason: '',
    by: 'A test',
    mayRedact: true,
  });
});
afterAll(() => server.close());

const verify = (shown: ShownEvent, circumstances?: Circumstances): Promise<Finding> =>
  verified(server.url, shown, circumstances);

async function read<Answer>(path: string): Promise<Answer> {
  return (await (await server.get(path)).json()) as Answer;
}

async function newest(): Promise<ShownEvent> {
  const { items } = await read<LedgerAnswer>('/api/ledger?limit=1');
  const [item] = items;
  if (!item) throw new Error('The ledger is empty.');
  return item;
}

describe('verifying an event', () => {
  it('proves every event of an archive, as ledger and histories show it', async () => {
    const { items } = await read<LedgerAnswer>('/api/ledger?limit=100');
    for (const item of items) {
      const { items: entries } = await read<HistoryAnswer>(
        `/api/${item.thing}s/${item.id}/history`,
      );
      const entry = entries.find(({ event }) => event.position === item.event.position);
      if (!entry) throw new Error(`${item.event.position} is in no history`);
      for (const shown of [item, entry])
        expect(await verify(shown)).toMatchObject({ found: 'proved' });
    }
    expect(items.length).toBeGreaterThan(smallArchive.length);
  });

  it('keeps the key on first use, and the newest seal, and tells since when', async () => {
    const drawer = openDrawer();
    expect(await verify(await newest(), { drawer })).toMatchObject({
      found: 'proved',
      before: null,
    });
    const first = keptSeal(drawer);
    expect(keptKey(drawer)).toMatchObject({ from: 'seen', since: '2026-11-23T02:00:00.000Z' });
    for (let at = 0; at < 300; at += 1) server.append(say.actor(`more-${at}`));
    const finding = await verify(await newest(), { drawer });
    expect(finding).toMatchObject({ found: 'proved', before: first });
    expect(keptSeal(drawer)?.seal.size).toBe((first?.seal.size ?? 0) + 300);
    const { sentences } = findingInWords(finding, 1);
    expect(sentences.join(' ')).toMatch(/Since 23 November 2026.*has only been extended/u);
  });

  it('tells where the browser keeps nothing', async () => {
    const finding = await verify(await newest(), { drawer: fullDrawer() });
    expect(finding).toMatchObject({ found: 'proved', isKept: false });
    expect(findingInWords(finding, 1).sentences.join(' ')).toContain('keeps nothing');
  });

  it.each<[keyof ShownEvent['event'], unknown, string]>([
    ['id', 'another', 'id'],
    ['stream', 'actor-another', 'thing'],
    ['version', 2, 'thing'],
    ['type', 'ActorRevised', 'type'],
    ['recordedAt', '2020-01-01T00:00:00.000Z', 'instant'],
    ['recordedBy', 'Somebody Else', 'author'],
    ['reason', 'another reason', 'reason'],
    ['data', { name: 'Another', kind: 'state' }, 'data'],
  ])(
    'does not pass an event whose %s the page shows otherwise',
    async (field, value, differing) => {
      const shown = await newest();
      const event = { ...shown.event, [field]: value };
      expect(await verify({ ...shown, event })).toEqual({
        found: 'other-event',
        differing: [differing],
      });
    },
  );

  it('does not pass changes or a name that do not follow from the event', async () => {
    const shown = await newest();
    const wrong = { found: 'other-event', differing: ['changes'] };
    const [first, ...rest] = shown.changes;
    if (!first) throw new Error('Nothing was changed.');
    const changes = [{ ...first, after: 'something else' }, ...rest];
    expect(await verify({ ...shown, changes })).toEqual(wrong);
    expect(await verify({ ...shown, changes: rest })).toEqual(wrong);
    expect(await verify({ ...shown, of: 'Somebody else' })).toEqual(wrong);
    const event = { ...shown.event, position: shown.event.position - 1 };
    expect(await verify({ ...shown, event })).toMatchObject({ found: 'other-event' });
  });

  it('does not pass changes that follow only from earlier events as the log does not have them', async () => {
    const { items } = await read<HistoryAnswer>('/api/occurrences/summit/history');
    const renamed = items.find(({ changes }) => changes.some(isOfTitle) && changes.length < 5);
    const before = renamed?.changes.find(isOfTitle)?.before;
    if (!renamed || typeof before !== 'string') throw new Error('Nothing was renamed.');
    expect(await verify(renamed)).toMatchObject({ found: 'proved' });
    const changes = renamed.changes.map((one) =>
      isOfTitle(one) ? { ...one, before: 'A lie' } : one,
    );
    // The server lies of the past as the page does: each is in step with the other.
    const liar = telling(/^\/api\/events\?/u, JSON.stringify(before), '"A lie"');
    expect(await verify({ ...renamed, changes }, { liar })).toEqual({
      found: 'other-event',
      differing: ['changes'],
    });
  });

  it('tells a receipt that is none, whose data is not bound, or that is not of the log', async () => {
    const shown = await newest();
    const ends: readonly (readonly [Liar, Finding['found']])[] = [
      [telling(receiptPath, 'c2sp.org/tlog-proof@v1', 'no proof'), 'unreadable'],
      [telling(receiptPath, /\nindex (\d+)\n/u, '\nindex 1\n'), 'not-included'],
      [withExtra((told) => ({ ...told, data: '{"name":"A lie","kind":"state"}' })), 'other-data'],
      [withExtra((told) => ({ ...told, reason: 'a lie' })), 'not-included'],
    ];
    for (const [liar, found] of ends) {
      const drawer = openDrawer();
      const finding = await verify(shown, { drawer, liar });
      expect(finding.found).toBe(found);
      expect(findingInWords(finding, 1).isWell).toBe(false);
      expect(drawer.length).toBe(0);
    }
  });

  it('tells a seal that nobody signed, and one by another key than is kept', async () => {
    const shown = await newest();
    const forged = telling(receiptPath, /(— \S+ \S{20})\S/u, '$1_');
    expect((await verify(shown, { liar: forged })).found).toBe('unreadable');
    const flipped = telling(
      receiptPath,
      /(— \S+ \S{20})(\S)/u,
      (_, head: string, sign: string) => head + (sign === 'A' ? 'B' : 'A'),
    );
    expect((await verify(shown, { liar: flipped })).found).toBe('unsigned');
    const drawer = openDrawer();
    await verify(shown, { drawer });
    const kept = keptKey(drawer);
    expect(await verify(shown, { drawer, liar: flipped })).toEqual({
      found: 'other-key',
      kept,
      shown: null,
    });
    const entered = {
      key: anotherKey(),
      since: '2026-01-01T00:00:00.000Z',
      from: 'entered' as const,
    };
    keepKey(drawer, entered);
    const finding = await verify(shown, { drawer });
    expect(finding).toEqual({ found: 'other-key', kept: entered, shown: kept?.key });
    expect(findingInWords(finding, 1).sentences.join(' ')).toContain(
      'you entered on 1 January 2026',
    );
    expect(keptKey(drawer)).toEqual(entered);
  });

  it('passes over what others signed beneath the seal, and keeps the seal as it was given', async () => {
    const cosignature = Buffer.alloc(4 + 8 + 64, 7).toString('base64');
    const line = `— witness.example/one ${cosignature}\n`;
    const liar = telling(receiptPath, /$/u, line);
    const drawer = openDrawer();
    const shown = await newest();
    expect(await verify(shown, { drawer, liar })).toMatchObject({ found: 'proved' });
    expect(keptSeal(drawer)?.note.endsWith(line)).toBe(true);
    expect(await verify(shown, { drawer })).toMatchObject({ found: 'proved' });
  });

  it('does not take a key of the same name and log for the one that is kept', async () => {
    const drawer = openDrawer();
    await verify(await newest(), { drawer });
    const name = keptKey(drawer)?.key.split('+')[0] ?? '';
    keepKey(drawer, { key: anotherKey(name), since: '2026-01-01T00:00:00.000Z', from: 'seen' });
    expect((await verify(await newest(), { drawer })).found).toBe('other-key');
  });

  it('tells a log that was rewritten or cut since this browser saw it, under the same key', async () => {
    const shown = await newest();
    const drawer = openDrawer();
    await verify(shown, { drawer });
    const seal = keptSeal(drawer);
    if (!seal) throw new Error('No seal is kept.');
    const rewritten = { ...seal.seal, root: new Uint8Array(32).fill(1) };
    keepSeal(drawer, { ...seal, note: noteLike(seal.note, rewritten.root, seal.seal.size - 3) });
    expect(await verify(shown, { drawer })).toMatchObject({
      found: 'not-extended',
      keptSize: seal.seal.size - 3,
    });
    keepSeal(drawer, { ...seal, note: noteLike(seal.note, rewritten.root, seal.seal.size + 2) });
    const finding = await verify(shown, { drawer });
    expect(finding).toEqual({
      found: 'shorter',
      size: seal.seal.size,
      keptSize: seal.seal.size + 2,
    });
    expect(findingInWords(finding, 1).sentences.join(' ')).toContain('the last 2 are gone');
  });

  it('says that nobody answered, or what the archive answered', async () => {
    const shown = await newest();
    const lost = await verify(shown, { liar: () => Promise.reject(new TypeError('no way')) });
    expect(lost).toEqual({ found: 'lost' });
    const gateway = await verify(shown, {
      liar: () => Promise.resolve(new Response('', { status: 502 })),
    });
    expect(gateway).toEqual({ found: 'lost' });
    const event = { ...shown.event, position: 1_000_000 };
    expect(await verify({ ...shown, event })).toMatchObject({ found: 'not-given' });
  });
});

const isOfTitle = ({ pointer }: ShownEvent['changes'][number]): boolean => pointer === '/title';
