import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseSettings } from '../../server/settings.ts';
import { cosignedSealKeys } from '../events/transparency/foreign-seals.ts';

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
        trustedProxies: [],
        openId: null,
        logOrigin: null,
        witnesses: [],
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
    ['REGESTA_TRUSTED_PROXIES', 'true'],
    ['REGESTA_TRUSTED_PROXIES', 'loopback'],
    ['REGESTA_TRUSTED_PROXIES', '0.0.0.0/0'],
    ['REGESTA_TRUSTED_PROXIES', '10.0.0.1,proxy.example'],
    ['REGESTA_OPENID_ISSUER', 'http://id.example'],
    ['REGESTA_OPENID_ISSUER', 'http://127.0.0.1.example'],
    ['REGESTA_OPENID_ISSUER', 'id.example'],
    ['REGESTA_OPENID_ROLE', 'administrator'],
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

  it('name the proxies that are believed, one by one', () => {
    const REGESTA_TRUSTED_PROXIES = '127.0.0.1, 10.0.0.0/8,::1';
    expect(parseSettings({ REGESTA_TRUSTED_PROXIES })).toMatchObject({
      settings: { trustedProxies: ['127.0.0.1', '10.0.0.0/8', '::1'] },
    });
  });

  it('name witnesses, each by its key and its address', () => {
    const { witnesses } = cosignedSealKeys;
    const text = `${witnesses[0]} https://one.example/w/\n  ${witnesses[1]} http://[::1]:3001`;
    expect(parseSettings({ REGESTA_WITNESSES: text })).toMatchObject({
      settings: {
        witnesses: [
          { key: { name: 'remora.n621.de', type: 4 }, url: 'https://one.example/w' },
          { key: { name: 'witness1.smartit.nu/witness1' }, url: 'http://[::1]:3001' },
        ],
      },
    });
  });

  it.each([
    ['https://one.example', /no key of a witness/u],
    [`${cosignedSealKeys.log} https://one.example`, /no key of a witness/u],
    [cosignedSealKeys.witnesses[0], /takes an https address after "remora/u],
    [`${cosignedSealKeys.witnesses[0]} http://one.example`, /takes an https address/u],
    [`${cosignedSealKeys.witnesses[0]} https://me:word@one.example`, /takes an https address/u],
    [`${cosignedSealKeys.witnesses[0]} https://one.example?a`, /takes an https address/u],
    [
      `${cosignedSealKeys.witnesses[0]} https://a.example `.repeat(2),
      /has remora\.n621\.de twice/u,
    ],
  ])('take no witnesses from %j', (text, message) => {
    const parsed = parseSettings({ REGESTA_WITNESSES: text });
    expect(parsed).toMatchObject({ ok: false, message: expect.stringMatching(message) });
    expect(parsed).toHaveProperty('message', expect.stringMatching(/^REGESTA_WITNESSES /u));
  });

  it('set up an OpenID provider whole, or say what is missing', () => {
    const whole = {
      REGESTA_OPENID_ISSUER: 'https://id.example/realm',
      REGESTA_OPENID_CLIENT_ID: 'regesta',
      REGESTA_PUBLIC_URL: 'https://a.example',
    };
    expect(parseSettings(whole)).toMatchObject({
      settings: {
        openId: {
          issuer: 'https://id.example/realm',
          clientId: 'regesta',
          clientSecret: null,
          name: 'id.example',
          role: 'reader',
        },
      },
    });
    for (const name of Object.keys(whole))
      expect(parseSettings({ ...whole, [name]: '' })).toHaveProperty(
        'message',
        expect.stringMatching(new RegExp(`^${name} is missing`, 'u')),
      );
  });

  it('drop the trailing slash of the public address', () => {
    expect(parseSettings({ REGESTA_PUBLIC_URL: 'https://a.example/r/' })).toMatchObject({
      settings: { publicUrl: 'https://a.example/r' },
    });
  });
});
