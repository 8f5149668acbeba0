import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const assets = fileURLToPath(new URL('../../dist/client/assets', import.meta.url));
const client = fileURLToPath(new URL('../../client', import.meta.url));

/**
 * What the client loads only for those with an account. Of all else that it loads later, readers
 * may come to load every byte, whatever the bundler calls it.
 */
const withAccounts: ReadonlyMap<string, string> = new Map([
  ['account-menu', 'shown to whoever is signed in'],
  ['account-pages', 'led to from signing in, an invitation and the account menu'],
  ['adding-page', 'led to from the masthead of contributors'],
  ['correct-occurrence', 'shown to contributors'],
  ['correct-thing', 'shown to contributors'],
  ['proposals-pages', 'led to from the masthead of contributors'],
  ['redact-event', 'asked for by a button that administrators have'],
  ['revise-page', 'led to from the ways to correct an occurrence'],
  ['selection', 'shown in the ledger to contributors'],
  ['undo-event', 'asked for by a button that contributors have'],
]);

interface Script {
  readonly name: string;
  readonly text: Buffer;
}

function sizeOf(scripts: readonly Script[]): number {
  return scripts.reduce((sum, { text }) => sum + gzipSync(text, { level: 9 }).length, 0);
}

/** The module that a script was made from, or the first of several. */
function moduleOf(name: string): string {
  return name.replace(/-[\w-]{8}\.js$/u, '');
}

/** The scripts that a page can come to load without what only those with an account are shown. */
function forReaders(scripts: readonly Script[]): readonly Script[] {
  const found = new Set(scripts.filter(({ name }) => name.startsWith('index-')));
  for (const { text } of found)
    for (const [, later, name = ''] of text
      .toString()
      .matchAll(/(?:from|import)\s*(\()?["'`]\.\/([\w.-]+)/gu)) {
      if (later !== undefined && withAccounts.has(moduleOf(name))) continue;
      const script = scripts.find((one) => one.name === name);
      if (script === undefined) throw new Error(`No script is called ${name}`);
      found.add(script);
    }
  return [...found];
}

describe('the bundle', () => {
  const scripts = readdirSync(assets)
    .filter((name) => name.endsWith('.js'))
    .map((name) => ({ name, text: readFileSync(join(assets, name)) }));

  it('has at most 220 KB of gzipped JavaScript for those who read', () => {
    const total = sizeOf(forReaders(scripts));
    expect(total).toBeGreaterThan(50_000);
    expect(total).toBeLessThanOrEqual(220_000);
  });

  it('has at most 80 KB more for those who edit', () => {
    const readers = forReaders(scripts);
    const total = sizeOf(scripts.filter((script) => !readers.includes(script)));
    expect(total).toBeGreaterThan(20_000);
    expect(total).toBeLessThanOrEqual(80_000);
  });

  it('counts for readers all that is loaded later, but for what only those with an account see', () => {
    const loadedLater = readdirSync(client, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/u.test(file))
      .flatMap((file) =>
        [...readFileSync(join(client, file), 'utf8').matchAll(/\bimport\('([^']+)'\)/gu)].map(
          ([, path = '']) => basename(path).replace(/\.tsx?$/u, ''),
        ),
      );
    const readers = forReaders(scripts).map(({ name }) => moduleOf(name));
    const counted = [...new Set(loadedLater)].filter((name) => !withAccounts.has(name));
    expect(counted.length).toBeGreaterThan(5);
    expect(readers).toEqual(expect.arrayContaining(counted));
    expect(loadedLater).toEqual(expect.arrayContaining([...withAccounts.keys()]));
    expect(readers.filter((name) => withAccounts.has(name))).toEqual([]);
  });

  it('keeps the timeline in a chunk of its own, which the list does not wait for', () => {
    const index = scripts.filter(({ name }) => name.startsWith('index-'));
    expect(index.map(({ text }) => text.includes('vis-timeline'))).not.toContain(true);
    expect(scripts.some(({ name }) => name.startsWith('timeline-'))).toBe(true);
  });
});
