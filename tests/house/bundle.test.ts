import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

const assets = fileURLToPath(new URL('../../dist/client/assets', import.meta.url));

describe('the bundle', () => {
  const scripts = readdirSync(assets)
    .filter((name) => name.endsWith('.js'))
    .map((name) => ({ name, text: readFileSync(join(assets, name)) }));

  it('has at most 220 KB of gzipped JavaScript', () => {
    const total = scripts.reduce((sum, { text }) => sum + gzipSync(text, { level: 9 }).length, 0);
    expect(total).toBeGreaterThan(50_000);
    expect(total).toBeLessThanOrEqual(220_000);
  });

  it('keeps the timeline in a chunk of its own, which the list does not wait for', () => {
    const index = scripts.filter(({ name }) => name.startsWith('index-'));
    expect(index.map(({ text }) => text.includes('vis-timeline'))).not.toContain(true);
    expect(scripts.some(({ name }) => name.startsWith('timeline-'))).toBe(true);
  });
});
