import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const assets = fileURLToPath(new URL('../../dist/client/assets', import.meta.url));

/** The rooms that only someone with an account enters; what they alone import comes with them. */
const editorsRooms =
  /^(?:account|adding|correct|diff|ledger|people|propos|revis|sign-in|undo|welcome)[a-z-]*-/u;

interface Script {
  readonly name: string;
  readonly text: Buffer;
}

function sizeOf(scripts: readonly Script[]): number {
  return scripts.reduce((sum, { text }) => sum + gzipSync(text, { level: 9 }).length, 0);
}

/** The scripts that a page can come to load without entering an editors' room. */
function forReaders(scripts: readonly Script[]): readonly Script[] {
  const found = new Set(scripts.filter(({ name }) => name.startsWith('index-')));
  for (const { text } of found)
    for (const [, name] of text.toString().matchAll(/(?:from|import)\s*\(?["'`]\.\/([\w.-]+)/gu))
      for (const script of scripts)
        if (script.name === name && !editorsRooms.test(name)) found.add(script);
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

  it('keeps the timeline in a chunk of its own, which the list does not wait for', () => {
    const index = scripts.filter(({ name }) => name.startsWith('index-'));
    expect(index.map(({ text }) => text.includes('vis-timeline'))).not.toContain(true);
    expect(scripts.some(({ name }) => name.startsWith('timeline-'))).toBe(true);
  });
});
