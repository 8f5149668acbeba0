import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const assets = fileURLToPath(new URL('../../dist/client/assets', import.meta.url));

/** The chunks that only someone who edits loads, by the names of their rooms. */
const editorsRooms =
  /^(?:account|adding|correct|diff|ledger|people|propos|revis|sign-in|undo|welcome)[a-z-]*-/u;

function sizeOf(scripts: readonly { readonly text: Buffer }[]): number {
  return scripts.reduce((sum, { text }) => sum + gzipSync(text, { level: 9 }).length, 0);
}

describe('the bundle', () => {
  const scripts = readdirSync(assets)
    .filter((name) => name.endsWith('.js'))
    .map((name) => ({ name, text: readFileSync(join(assets, name)) }));

  it('has at most 220 KB of gzipped JavaScript for those who read', () => {
    const total = sizeOf(scripts.filter(({ name }) => !editorsRooms.test(name)));
    expect(total).toBeGreaterThan(50_000);
    expect(total).toBeLessThanOrEqual(220_000);
  });

  it('has at most 80 KB more for those who edit', () => {
    const total = sizeOf(scripts.filter(({ name }) => editorsRooms.test(name)));
    expect(total).toBeGreaterThan(0);
    expect(total).toBeLessThanOrEqual(80_000);
  });

  it('keeps the timeline in a chunk of its own, which the list does not wait for', () => {
    const index = scripts.filter(({ name }) => name.startsWith('index-'));
    expect(index.map(({ text }) => text.includes('vis-timeline'))).not.toContain(true);
    expect(scripts.some(({ name }) => name.startsWith('timeline-'))).toBe(true);
  });
});
