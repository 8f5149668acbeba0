import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseSettings } from '../../server/settings.ts';

describe('settings', () => {
  it('have a default each', () => {
    expect(parseSettings({})).toEqual({
      ok: true,
      settings: {
        host: '127.0.0.1',
        port: 3000,
        dataFolder: './data',
        found: 'chronicle',
        logLevel: 'info',
        publicUrl: null,
      },
    });
  });

  it('take an empty value for an unset one', () => {
    expect(parseSettings({ PORT: '' })).toMatchObject({ settings: { port: 3000 } });
  });

  it.each([
    ['PORT', '3000x'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['REGESTA_FOUND', 'something'],
    ['LOG_LEVEL', 'loud'],
    ['REGESTA_PUBLIC_URL', 'javascript:alert(1)'],
    ['DATABASE_URL', 'postgres://localhost/regesta'],
  ])('are refused by name: %s=%s', (name, value) => {
    const parsed = parseSettings({ [name]: value });
    expect(parsed.ok).toBe(false);
    expect(parsed).toHaveProperty('message', expect.stringMatching(new RegExp(`^${name} `, 'u')));
  });

  it('come from files too, but not twice', () => {
    const folder = mkdtempSync(join(tmpdir(), 'regesta-settings-'));
    try {
      const file = join(folder, 'port');
      writeFileSync(file, '4001\n');
      expect(parseSettings({ PORT_FILE: file })).toMatchObject({ settings: { port: 4001 } });
      expect(parseSettings({ PORT_FILE: file, PORT: '1' })).toMatchObject({ ok: false });
      expect(parseSettings({ PORT_FILE: join(folder, 'none') })).toMatchObject({ ok: false });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('drop the trailing slash of the public address', () => {
    expect(parseSettings({ REGESTA_PUBLIC_URL: 'https://a.example/r/' })).toMatchObject({
      settings: { publicUrl: 'https://a.example/r' },
    });
  });
});
