import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  boundedEdtf,
  edtf,
  id,
  isWebAddress,
  prose,
  slug,
  term,
  text,
  unstorable,
  webAddress,
} from '../../../events/vocabulary/text.ts';

const parses = (schema: { safeParse: (value: unknown) => { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success;

describe('what can be stored', () => {
  it.each(['', 'Meng Wanzhou', '孟晚舟', '👩‍🚀', '\uFFFD', '\u0001', 'a\nb'])('is %j', (value) => {
    expect(unstorable(value)).toBeNull();
  });

  it.each(['\uD800', 'a\uDC00b', '\uDE00\uD83D', '\u0000', 'a\u0000'])('is not %j', (value) => {
    expect(unstorable(value)).toMatch(/\w+; /u);
    expect(parses(text(10), value)).toBe(false);
    expect(parses(prose(10), value)).toBe(false);
    for (const schema of [id, term, slug, edtf, webAddress])
      expect(parses(schema, value)).toBe(false);
  });
});

describe('a text', () => {
  it('has 1 to so many code points, each half of a pair not counted', () => {
    expect(parses(text(3), '')).toBe(false);
    expect(parses(text(3), 'a')).toBe(true);
    expect(parses(text(3), 'abc')).toBe(true);
    expect(parses(text(3), 'abcd')).toBe(false);
    expect(parses(text(3), '👩👩👩')).toBe(true);
    expect(parses(text(3), '👩👩👩👩')).toBe(false);
  });

  it('is not blank', () => {
    expect(parses(text(9), ' \n\t\u00A0')).toBe(false);
  });

  it('is kept as written', () => {
    expect(text(9).parse(' a\u0301 ')).toBe(' a\u0301 ');
  });

  it.each([1, null, true, {}, ['a'], undefined])('is not %j', (value) => {
    expect(parses(text(9), value)).toBe(false);
  });
});

describe('prose', () => {
  it('may be empty, and has a bound', () => {
    expect(parses(prose(3), '')).toBe(true);
    expect(parses(prose(3), 'abc')).toBe(true);
    expect(parses(prose(3), 'abcd')).toBe(false);
  });
});

describe('an id', () => {
  it.each(['a', 'A', '7', 'a_b-c', '0190b5a2-7c1e-7000-8000-000000000000', 'a'.repeat(64)])(
    'may be %j',
    (value) => {
      expect(parses(id, value)).toBe(true);
    },
  );

  it.each(['', '-a', '_a', 'a b', 'a/b', 'a.b', 'é', 'a\n', '\na', 'a'.repeat(65)])(
    'is not %j',
    (value) => {
      expect(parses(id, value)).toBe(false);
    },
  );
});

describe.each([
  ['a term', term, 64],
  ['a slug', slug, 120],
] as const)('%s', (_what, schema, lengthMax) => {
  it.each(['a', '7', 'in-force', 'g20', '2018-report'])('may be %j', (value) => {
    expect(parses(schema, value)).toBe(true);
  });

  it.each(['', 'A', 'In-Force', '-a', 'a-', 'a--b', 'a b', 'a_b', 'é', 'a\n'])(
    'is not %j',
    (value) => {
      expect(parses(schema, value)).toBe(false);
    },
  );

  it(`has at most ${lengthMax} characters`, () => {
    expect(parses(schema, 'a'.repeat(lengthMax))).toBe(true);
    expect(parses(schema, 'a'.repeat(lengthMax + 1))).toBe(false);
  });
});

describe('a date', () => {
  it.each(['2018', '2018-09-25', '2018-21', '1985~', '201X', '-0043-03-15', '2018-11/..'])(
    'may be %j',
    (value) => {
      expect(parses(edtf, value)).toBe(true);
    },
  );

  it.each(['', ' 2018', '2018-13', '1900-02-29', 'early 2018', '25/09/2015', '20180925'])(
    'is not %j',
    (value) => {
      expect(parses(edtf, value)).toBe(false);
    },
  );

  it('says where it went wrong, counting from 1, and why by a code', () => {
    const issue = edtf.safeParse('2018-13').error?.issues[0];
    expect(issue?.message.match(/at character \d+/gu)).toEqual(['at character 6']);
    expect(issue).toMatchObject({
      code: 'custom',
      params: { code: expect.stringMatching(/^edtf-[a-z-]+$/u), at: expect.any(Number) },
    });
  });

  it('has at most 256 characters', () => {
    expect(parses(edtf, `[${Array.from({ length: 51 }, () => '2018').join(',')}]`)).toBe(true);
    expect(parses(edtf, `[${Array.from({ length: 52 }, () => '2018').join(',')}]`)).toBe(false);
  });
});

describe('a date that things are placed by', () => {
  it.each(['2018', '[..1984]', '{1984..}', '../2018', '2018/'])('may be %j', (value) => {
    expect(parses(boundedEdtf, value)).toBe(true);
  });

  it.each(['[..1667,1670..]', '{..1667,1670..}'])('is not %j, open at both ends', (value) => {
    expect(parses(edtf, value)).toBe(true);
    expect(boundedEdtf.safeParse(value).error?.issues).toMatchObject([
      { params: { code: 'edtf-unbounded' } },
    ]);
  });
});

describe('a web address', () => {
  it.each([
    'http://example.org',
    'https://example.org/',
    'HTTPS://EXAMPLE.ORG/a',
    'https://example.org:8443/a/b?c=d&e=%20#f',
    'https://[2001:db8::1]/a',
    'https://example.org/@handle',
    'https://example.org/?q=a@b',
    'https://web.archive.org/web/2019/https://example.org/',
    'https://例え.jp/パス',
  ])('may be %j', (value) => {
    expect(isWebAddress(value)).toBe(true);
    expect(new URL(value).protocol).toMatch(/^https?:$/u);
  });

  it.each([
    '',
    'example.org',
    '//example.org',
    '/a',
    'https:',
    'https://',
    'https:///a',
    'https:example.org',
    'ftp://example.org',
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    '\u0001javascript:alert(1)',
    ' https://example.org',
    'java\nscript:alert(1)',
    'javascript://example.org/%0Aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://example.org/x',
    'https://user@example.org/',
    'https://user:word@example.org/',
    'https://example.org:80@evil.example/',
    'https://example.org\\@evil.example/',
    'https://exam ple.org/',
    'https://example.org/a b',
    'https://example.org/a\nb',
    'https://example.org/\u0000',
    'https://example.org/\u007F',
    'https://example.org/\u2028',
  ])('is not %j', (value) => {
    expect(isWebAddress(value)).toBe(false);
    expect(parses(webAddress, value)).toBe(false);
  });

  it.each([
    'https://@example.org/',
    'https://%/',
    'https://exa<mple.org/',
    'https://[::1/',
    'https://::1/',
    'https://example.org:123456/',
    'https://example.org:a/',
    'https://example.org／a',
    'https://user＠example.org/',
    'https://.../',
  ])('is not %j either, whatever a browser makes of it', (value) => {
    expect(isWebAddress(value)).toBe(false);
  });

  it('never has another scheme, a user or a password, however a browser reads it', () => {
    const parts = 'http https javascript : / // \\ @ a b.org . %40 ? # [ ] ::1 8 /. ＠ ／ …';
    const part = fc.constantFrom(' ', '\t', '\n', '\u0001', ...parts.split(' '));
    const tail = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(''));
    const safe = fc.property(fc.constantFrom('https://', 'http:', ''), tail, (start, tail) => {
      const value = start + tail;
      if (!isWebAddress(value) || !URL.canParse(value)) return true;
      const { protocol, username, password } = new URL(value);
      return /^https?:$/u.test(protocol) && username === '' && password === '';
    });
    expect(fc.check(safe, { seed: 3986, numRuns: 5_000 })).toMatchObject({ failed: false });
  });

  it('has at most 2,000 characters', () => {
    const base = 'https://example.org/';
    expect(parses(webAddress, base.padEnd(2_000, 'a'))).toBe(true);
    expect(parses(webAddress, base.padEnd(2_001, 'a'))).toBe(false);
  });
});
