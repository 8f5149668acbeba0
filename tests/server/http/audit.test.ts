import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eventTypes } from '../../../events/vocabulary/event.ts';
import { problems } from '../../../server/http/problems.ts';
import { questions } from '../../../server/reading/query.ts';
import { pagePaths } from '../../../server/http/client.ts';
import { documentedPath, expressPath } from '../../../server/http/route.ts';
import { guarded, guards, isOpen } from './guards.ts';
import { openServer, projectFile, smallArchive, type TestServer } from './open-server.ts';

let server: TestServer;
let reference: z.infer<typeof referenceShape>;

const described = z.looseObject({
  operationId: z.string(),
  summary: z.string(),
  security: z.array(z.looseObject({})),
  parameters: z
    .array(
      z.looseObject({
        name: z.string(),
        description: z.string().optional(),
        schema: z.looseObject({ description: z.string().optional() }),
      }),
    )
    .optional(),
});

/** What this test looks at in the OpenAPI document. */
const referenceShape = z.looseObject({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), described)),
  components: z.looseObject({ schemas: z.record(z.string(), z.looseObject({})) }),
});

beforeAll(async () => {
  server = await openServer();
  server.append(...smallArchive);
  reference = referenceShape.parse(await (await server.get('/api/openapi.json')).json());
});

afterAll(() => server.close());

/** Routes that are no part of the table: the client's pages, and the files of the reference. */
const unlisted = new Set([...pagePaths, '/open.js', '/swagger-ui.css', '/swagger-ui-bundle.js']);

describe('the table of routes', () => {
  it('is what is written down here', () => {
    const table = server.app.routes.map(({ method, path, who }) => [
      `${method.toUpperCase()} ${path}`,
      who,
    ]);
    expect(Object.fromEntries(table)).toEqual(guards);
    expect(table).toHaveLength(guarded.length);
  });

  it('has a budget for whatever changes something', () => {
    const changing = server.app.routes.filter(({ method }) => method !== 'get');
    expect(changing.filter(({ budget }) => budget === 'none')).toEqual([]);
  });

  it('is all that the server serves', () => {
    const served = pathsOf(server.app.handler.router.stack);
    expect(served.length).toBeGreaterThan(guarded.length);
    const listed = new Set(guarded.map(({ path }) => expressPath(path)));
    expect(served.filter((path) => !listed.has(path) && !unlisted.has(path))).toEqual([]);
  });

  it.each(guarded)('guards $name', async ({ name, method, address }) => {
    const controller = new AbortController();
    const response = await fetch(server.url + address, { method, signal: controller.signal });
    expect(response.status === 401).toBe(!isOpen(name));
    controller.abort();
  });

  it.each(guarded)('has no other method at $path', async ({ path, address }) => {
    const allowed = new Set(guarded.filter((one) => one.path === path).map(({ method }) => method));
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'].filter((one) => !allowed.has(one))) {
      const headers = { authorization: `Bearer ${server.secret}` };
      const response = await fetch(server.url + address, { method, headers });
      expect(response.status).toBe(405);
      expect(response.headers.get('allow')).toMatch(/OPTIONS$/u);
      expect(await response.json()).toMatchObject({ code: 'method-not-allowed' });
    }
  });
});

describe('the reference', () => {
  it('describes every route and no other, each with a name of its own', () => {
    expect(reference.openapi).toMatch(/^3\.1\./u);
    const found = Object.entries(reference.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(found.toSorted()).toEqual(guarded.map(({ name }) => documentedPath(name)).toSorted());
    const ids = operations().map(({ operationId }) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says who may', () => {
    for (const { name, method, path } of guarded) {
      const security =
        reference.paths[documentedPath(path)]?.[method.toLowerCase()]?.security ?? [];
      const admitsStrangers =
        security.length === 0 || security.some((way) => Object.keys(way).length === 0);
      expect([name, admitsStrangers]).toEqual([name, isOpen(name)]);
    }
  });

  it('explains each parameter', () => {
    for (const { operationId, parameters = [] } of operations())
      for (const { name, description, schema } of parameters)
        expect([operationId, name, description ?? schema.description]).not.toContain(undefined);
  });

  it('shows each event type, as said and as recorded', () => {
    const { schemas } = reference.components;
    for (const name of Object.keys(eventTypes)) {
      expect(schemas).toHaveProperty(name);
      expect(schemas).toHaveProperty(`Proposed${name}`);
    }
  });

  it('tells event types apart by their name', () => {
    const { schemas } = reference.components;
    for (const [union, prefix] of [
      ['Event', ''],
      ['Proposal', 'Proposed'],
    ] as const) {
      const mapping = { CitationAdded: `#/components/schemas/${prefix}CitationAdded` };
      expect(schemas[union]).toMatchObject({ discriminator: { propertyName: 'type', mapping } });
    }
  });

  it('points to nothing that it does not have', () => {
    const pointers = JSON.stringify(reference).matchAll(
      /"\$ref":"#\/components\/schemas\/([^"]+)"/gu,
    );
    for (const [, name = ''] of pointers) expect(reference.components.schemas).toHaveProperty(name);
  });

  it('is a page with nothing inline', async () => {
    const response = await server.get('/api/docs');
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
    const page = await response.text();
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)|<style|style=|\son\w+=/u);
    const files = [...page.matchAll(/(?:src|href)="(docs\/[^"]+|openapi\.json)"/gu)];
    expect(files.map(([, file]) => file)).toHaveLength(4);
    for (const [, file] of files) expect((await server.get(`/api/${file}`)).status).toBe(200);
    expect((await server.get('/api/docs/package.json')).status).toBe(404);
    expect((await server.get('/api/docs/..%2fpackage.json')).status).toBe(404);
  });
});

describe('the guide', () => {
  const guide = projectFile('docs/api.md');

  it.each(guarded)('tells of $name', ({ name }) => {
    expect(guide).toContain(`\`${name}\``);
  });

  it.each(Object.keys(problems))('tells of the problem %s', (code) => {
    expect(guide).toContain(`\`${code}\``);
  });

  it('tells of every parameter', () => {
    const parameters = new Set(Object.values(questions).flatMap<string>(({ takes }) => takes));
    for (const name of parameters) expect(guide).toMatch(new RegExp(`\`${name}[\`=]`, 'u'));
  });

  it('has examples that work as they stand', async () => {
    const commands = [...guide.matchAll(/```sh\n(curl [\s\S]*?)```/gu)].map(
      ([, text]) => text ?? '',
    );
    expect(commands.length).toBeGreaterThan(5);
    for (const command of commands) {
      const { url, init } = requestOf(wordsOf(command));
      const controller = new AbortController();
      const response = await fetch(url, { ...init, signal: controller.signal });
      expect([command, response.status]).toEqual([command, init.method === 'POST' ? 201 : 200]);
      controller.abort();
    }
  });
});

/** The words of a shell command: quoted by ' or ", lines joined by a backslash; $TOKEN is known. */
function wordsOf(command: string): string[] {
  const joined = command.replaceAll('\\\n', ' ');
  return [...joined.matchAll(/'([^']*)'|"([^"]*)"|([^\s'"]+)/gu)].map(
    ([, single, double, bare]) => single ?? (double ?? bare ?? '').replace('$TOKEN', server.secret),
  );
}

function requestOf(words: readonly string[]): { readonly url: string; readonly init: RequestInit } {
  const headers = new Headers();
  let [url, method, body] = ['', 'GET', ''];
  for (const [at, word] of words.entries()) {
    const former = words[at - 1];
    if (former === '-X') method = word;
    else if (former === '-d') body = word;
    else if (former === '-H') headers.set(...headerOf(word));
    else if (word.startsWith('http')) url = word.replace('http://127.0.0.1:3000', server.url);
    else if (!['curl', '-X', '-d', '-H', '-N', '-L'].includes(word))
      throw new Error(`What is ${word}?`);
  }
  return { url, init: { method, headers, ...(body !== '' && { body }) } };
}

function headerOf(text: string): [string, string] {
  const [, name = '', value = ''] = /^([^:]+): (.*)$/u.exec(text) ?? [];
  return [name, value];
}

function operations(): readonly z.infer<typeof described>[] {
  return Object.values(reference.paths).flatMap((methods) => Object.values(methods));
}

/** Every path that an Express router answers at, those of routers inside it included. */
function pathsOf(stack: readonly unknown[]): string[] {
  return stack.flatMap((layer) => {
    if (typeof layer !== 'object' || layer === null) return [];
    if ('route' in layer && typeof layer.route === 'object' && layer.route && 'path' in layer.route)
      return [layer.route.path].flat().map(String);
    if (!('handle' in layer) || typeof layer.handle !== 'function') return [];
    const { handle } = layer;
    return 'stack' in handle && Array.isArray(handle.stack) ? pathsOf(handle.stack) : [];
  });
}
