import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ledgerAnswer } from '../../../server/http/reference/event-answers.ts';
import * as say from '../../support/sayings.ts';
import { openServer, smallArchive, type TestServer } from './open-server.ts';

let server: TestServer;
const head = smallArchive.length;

beforeEach(async () => {
  server = await openServer({ publicUrl: 'https://archive.example.org/regesta' });
  server.append(...smallArchive);
});

afterEach(() => server.close());

/** The elements of a feed in their order, with their text; throws where tags do not fit. */
function elementsOf(xml: string): { name: string; attributes: string; text: string }[] {
  const found: { name: string; attributes: string; text: string }[] = [];
  const open: { name: string; text: string; at: number }[] = [];
  const [, body = ''] = /^<\?xml version="1.0" encoding="utf-8"\?>\n(.*)$/su.exec(xml) ?? [];
  for (const [, end, name = '', attributes = '', empty, text = ''] of body.matchAll(
    /<(\/?)([a-z]+)((?: [a-z]+="[^"<]*"| xmlns="[^"]*")*)(\/?)>|([^<]+)/gsu,
  )) {
    if (name === '') {
      const last = open.at(-1);
      const item = found[last?.at ?? -1];
      if (item) item.text += text;
    } else if (end === '/') {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes nothing`);
    } else {
      found.push({ name, attributes, text: '' });
      if (empty !== '/') open.push({ name, text: '', at: found.length - 1 });
    }
  }
  if (open.length > 0) throw new Error(`<${open.at(-1)?.name}> is not closed`);
  return found;
}

const textsOf = (xml: string, name: string) =>
  elementsOf(xml).flatMap((one) => (one.name === name ? [one.text] : []));
const hrefsOf = (xml: string) =>
  elementsOf(xml).flatMap(({ attributes }) => / href="([^"]*)"/u.exec(attributes)?.[1] ?? []);

describe('the ledger over HTTP', () => {
  it('answers newest first, with what each event changed', async () => {
    const answer = ledgerAnswer.parse(await (await server.get('/api/ledger?limit=2')).json());
    expect(answer).toMatchObject({
      asOf: { position: head },
      total: head,
      items: [
        {
          event: { position: head, type: 'SourceRevised', recordedBy: 'A test' },
          thing: 'source',
          id: 'memoir',
          of: 'Memoir of an envoy',
          changes: [{ pointer: '/title', before: 'Report memoir', after: 'Memoir of an envoy' }],
        },
        { event: { position: head - 1 }, changes: [{ pointer: '/date/edtf' }] },
      ],
    });
  });

  it('leads from page to page at one position', async () => {
    const first = await server.get('/api/ledger?limit=9');
    server.append(say.source('later'));
    const [, link = ''] = /^<([^>]+)>; rel="next"$/u.exec(first.headers.get('link') ?? '') ?? [];
    expect(link).toMatch(/^\/regesta\/api\/ledger\?/u);
    const second = await server.get(link.replace('/regesta', ''));
    expect(second.headers.get('cache-control')).toBe('public, no-cache');
    const answer = ledgerAnswer.parse(await second.json());
    const positions = answer.items.map(({ event }) => z.object({ position: z.int() }).parse(event));
    expect(positions.map(({ position }) => position)).toEqual([4, 3, 2, 1]);
    expect(second.headers.get('link')).toBeNull();
  });

  it('is answered with 304 where the client has it', async () => {
    const tag = (await server.get('/api/ledger')).headers.get('etag') ?? '';
    expect((await server.get('/api/ledger', { 'If-None-Match': tag })).status).toBe(304);
    server.append(say.source('later'));
    expect((await server.get('/api/ledger', { 'If-None-Match': tag })).status).toBe(200);
  });
});

describe('the feed of the ledger', () => {
  it('is an Atom document with an entry for each event', async () => {
    const response = await server.get('/api/ledger.atom?limit=2');
    expect(response.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const xml = await response.text();
    expect(textsOf(xml, 'title')).toEqual([
      'Ledger',
      'Memoir of an envoy: source revised',
      'Warning: occurrence redated',
    ]);
    expect(hrefsOf(xml)).toEqual([
      'https://archive.example.org/regesta/api/ledger.atom?limit=2',
      'https://archive.example.org/regesta/ledger',
      `https://archive.example.org/regesta/sources/memoir?asOf=seq:${head}`,
      `https://archive.example.org/regesta/occurrences/warning?asOf=seq:${head - 1}`,
    ]);
    const [, latest] = server.opened.archive.read({ after: head - 2, limit: 2 });
    expect(textsOf(xml, 'updated').slice(0, 2)).toEqual([latest?.recordedAt, latest?.recordedAt]);
    expect(textsOf(xml, 'id')[1]).toBe(`urn:uuid:${latest?.id}`);
    expect(textsOf(xml, 'content')[0]).toBe(
      'to set the record straight\n\ntitle: Report memoir → Memoir of an envoy',
    );
  });

  it('has the same names wherever it is served from, and another one for other filters', async () => {
    const named = async (path: string) => textsOf(await (await server.get(path)).text(), 'id');
    const [feed, ...entries] = await named('/api/ledger.atom');
    expect(await named('/api/ledger.atom?limit=1')).toEqual([feed, entries[0]]);
    const [filtered] = await named('/api/ledger.atom?by=a%20test');
    expect(filtered).not.toBe(feed);
    expect([feed, filtered].every((id) => /^urn:uuid:[\da-f-]{36}$/u.test(id ?? ''))).toBe(true);
  });

  it('names who proposed as author and who accepted as contributor', async () => {
    const by = 'Anna Keller, accepted by Jonas Weber';
    server.opened.archive.append({ events: [say.source('more')], reason: '', by });
    const xml = await (await server.get('/api/ledger.atom?by=jonas%20weber')).text();
    expect(xml).toContain('<author><name>Anna Keller</name></author>');
    expect(xml).toContain('<contributor><name>Jonas Weber</name></contributor>');
  });

  it('shows markup and controls as text', async () => {
    const title = '</title><script>alert(1)</script> & "\u202Etxt.exe\u2069 \u0001 \uFFFF ]]>';
    server.append(say.source('more', { title }));
    const xml = await (await server.get('/api/ledger.atom?limit=1')).text();
    expect(elementsOf(xml).map(({ name }) => name)).not.toContain('script');
    for (const control of ['\u0001', '\uFFFF', '\u202E', '\u2069'])
      expect(xml).not.toContain(control);
    expect(textsOf(xml, 'title')[1]).toBe(
      '&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;\uFFFDtxt.exe\uFFFD \uFFFD \uFFFD ]]&gt;: source registered',
    );
  });

  it('is asked for anew only when its entries have changed', async () => {
    const path = '/api/ledger.atom?type=OccurrenceRedated';
    const tag = (await server.get(path)).headers.get('etag') ?? '';
    server.append(say.source('later'));
    expect((await server.get(path, { 'If-None-Match': tag })).status).toBe(304);
    server.append(say.say('OccurrenceRedated', 'occurrence-summit', { date: { edtf: '2015' } }));
    expect((await server.get(path, { 'If-None-Match': tag })).status).toBe(200);
  });

  it('has whole links only where the public address is known', async () => {
    const other = await openServer();
    other.append(...smallArchive);
    const hrefs = hrefsOf(await (await other.get('/api/ledger.atom?limit=1')).text());
    expect(hrefs).toEqual([
      '/api/ledger.atom?limit=1',
      '/ledger',
      `/sources/memoir?asOf=seq:${head}`,
    ]);
    await other.close();
  });

  it('has no clock', async () => {
    expect((await server.get('/api/ledger.atom?asOf=seq:3')).status).toBe(400);
  });
});
