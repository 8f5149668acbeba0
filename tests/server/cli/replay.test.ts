import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tableText } from '../../../server/cli/replay/table.ts';
import { regesta } from '../../support/command.ts';
import { temporaryFolder } from '../../support/running-server.ts';

const founding = new URL('../../../events/chronicle/founding.jsonl', import.meta.url);
const folder = temporaryFolder();
const dataFolder = folder.path;
beforeAll(async () => {
  await regesta(['import'], { dataFolder, input: readFileSync(founding) });
});
afterAll(() => folder.remove());

describe('regesta replay', () => {
  it('tells how instruments stood on a date, in words', async () => {
    const certainly = ['replay', 'standing', '--until', '2015-12', '--match', 'certain'];
    const { code, out } = await regesta(certainly, { dataFolder });
    expect(code).toBe(0);
    expect(out).toMatch(/Executive Order 13694 +issued +April 2015 +certain +certain/u);
    expect(out).not.toContain('2018');
  });

  it('gives rows as they are to programs, and escapes formulas in CSV', async () => {
    const json = await regesta(['replay', 'tallies', '--format', 'json'], { dataFolder });
    const { total, rows } = JSON.parse(json.out) as { total: number; rows: unknown[] };
    expect(rows).toHaveLength(total);
    const csv = await regesta(['replay', 'links', '--format', 'csv'], { dataFolder });
    expect(csv.out.split('\n')[0]).toBe('occurrence,relation,to');
  });

  it('knows nothing before the first source was published', async () => {
    const certainly = ['replay', 'timeline', '--known-by', '1990', '--match', 'certain'];
    const { out } = await regesta(certainly, { dataFolder });
    expect(out.trim().split('\n')).toHaveLength(1);
  });

  it('names what is wrong with a clock, and the head', async () => {
    const ended = await regesta(['replay', 'ledger', '--as-of', 'seq:99999'], { dataFolder });
    expect(ended).toMatchObject({ code: 2, err: expect.stringContaining('the head is seq:') });
    expect((await regesta(['replay', 'nothing'], { dataFolder })).code).toBe(2);
  });
});

describe('a table on a terminal', () => {
  it('cuts long cells and lets no text steer the terminal', () => {
    const text = tableText(['a', 'b'], [['\u001B[31mred', 'x'.repeat(100)]]);
    expect(text).not.toContain('\u001B');
    expect(text).toContain('…');
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(80);
  });
});
