import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { depthMax, parseStrictJson } from '../../../server/http/strict-json.ts';

function parse(text: string) {
  return parseStrictJson(Buffer.from(text));
}

function issueOf(text: string) {
  const parsed = parse(text);
  return parsed.ok ? null : `${parsed.issue.code} ${parsed.issue.pointer}`.trim();
}

describe('strict JSON', () => {
  it('reads what JSON.parse reads', () => {
    const json = fc.json({ maxDepth: 8 }).filter((text) => !text.includes('__proto__'));
    fc.assert(
      fc.property(json, (text) => {
        expect(parse(text)).toEqual({ ok: true, value: JSON.parse(text) });
      }),
      { seed: 7 },
    );
  });

  it('refuses what JSON.parse refuses', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[[\]{}",:\\a0 ]{0,24}$/u), (text) => {
        expect(parse(text).ok && !isJson(text)).toBe(false);
      }),
      { seed: 7, numRuns: 2_000 },
    );
  });

  it.each([
    ['{"a":1,"a":2}', 'repeated-key /a'],
    ['{"a":1,"\\u0061":2}', 'repeated-key /a'],
    ['{"events":[{},{"data":{"x/y":{"~":1,"~":2}}}]}', 'repeated-key /events/1/data/x~1y/~0'],
    ['{"__proto__":{}}', 'reserved-key /__proto__'],
    ['{"a":[0,{"\\u005f_proto__":1}]}', 'reserved-key /a/1/__proto__'],
    ['{"a":"{\\"a\\":1,\\"a\\":2}"}', null],
    ['{"a":{"b":1},"c":{"b":1}}', null],
    ['[{"a":1},{"a":1}]', null],
    ['', 'not-json'],
    ['{"a":1', 'not-json'],
    ['{"a":1}x', 'not-json'],
    ['\uFEFF{}', 'not-json'],
    ['NaN', 'not-json'],
    ["{'a':1}", 'not-json'],
  ])('says of %s: %s', (text, issue) => {
    expect(issueOf(text)).toBe(issue);
  });

  it('reads nesting up to a depth and not beyond', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(parse(nested(depthMax)).ok).toBe(true);
    expect(issueOf(nested(depthMax + 1))).toMatch(/^too-deep/u);
    expect(issueOf(nested(49_000))).toMatch(/^too-deep/u);
    expect(issueOf('{"a":'.repeat(100_000))).toMatch(/^too-deep/u);
  });

  it.each([
    ['a byte that never occurs', [0x22, 0xff, 0x22]],
    ['an overlong slash', [0x22, 0xc0, 0xaf, 0x22]],
    ['half of a surrogate pair', [0x22, 0xed, 0xa0, 0x80, 0x22]],
    ['a character cut short', [0x22, 0xe2, 0x82, 0x22]],
  ])('refuses bytes that are not UTF-8: %s', (_what, bytes) => {
    const parsed = parseStrictJson(Uint8Array.from(bytes));
    expect(parsed).toMatchObject({ ok: false, issue: { code: 'not-utf-8' } });
  });

  it('takes time in proportion to the length', () => {
    const text = `[${'{"a":"b"},'.repeat(800_000)}{}]`;
    const started = performance.now();
    expect(parse(text).ok).toBe(true);
    expect(issueOf(`"${'\\'.repeat(4_000_000)}`)).toBe('not-json');
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
