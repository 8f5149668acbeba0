import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSourcesAnswer } from '../../../server/http/reference/editing-answers.ts';
import * as say from '../../support/sayings.ts';
import { openServer, type TestServer } from './open-server.ts';

let server: TestServer;

beforeAll(async () => {
  server = await openServer();
  server.append(
    say.source('article', { title: 'The Huawei case', DOI: '10.1000/XYZ' }),
    say.source('page', { title: 'A page', URL: 'http://www.example.org/page/' }),
    say.source('gone', { title: 'Withdrawn', DOI: '10.1000/gone' }),
    say.withdrawn('gone'),
  );
});

afterAll(() => server.close());

async function read(text: string) {
  const response = await server.postTo('/api/sources/read', { text });
  expect(response.status).toBe(200);
  return readSourcesAnswer.parse(await response.json());
}

describe('reading sources over HTTP', () => {
  it.each([
    ['https://doi.org/10.1000/xyz', 'article'],
    ['https://example.org/page#top', 'page'],
    ['[{"type": "book", "title": "the HUAWEI case."}]', 'article'],
    ['[{"type": "book", "title": "The Huawei case", "DOI": "10.1000/other"}]', null],
    ['[{"type": "book", "title": "The Huawei case", "URL": "https://example.org/page"}]', 'page'],
    ['10.1000/gone', null],
    ['10.1000/nowhere', null],
  ])('tells which source of the register it is: %s', async (text, id) => {
    const { items } = await read(text);
    expect(items).toMatchObject([{ known: id === null ? null : { id } }]);
  });

  it('answers what can be registered as it stands', async () => {
    const { format, items } = await read(
      '@report{x, title = {Norms}, year = 2019, url = {data:x}}',
    );
    expect(format).toBe('bibtex');
    expect(items).toMatchObject([{ missing: [], known: null }]);
    const event = { stream: 'source-x', type: 'SourceRegistered', data: items[0]?.source };
    expect((await server.post({ events: [event] })).status).toBe(201);
  });

  it.each([['prose'], ['x'.repeat(200_001)], ['']])('does not take other texts', async (text) => {
    const response = await server.postTo('/api/sources/read', { text });
    expect(await response.json()).toMatchObject({ status: 400, errors: [{ pointer: '/text' }] });
  });
});
