import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { regesta } from '../../support/command.ts';
import { temporaryFolder } from '../../support/running-server.ts';

const project = new URL('../../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, project), 'utf8');
const folder = temporaryFolder();
const dataFolder = folder.path;
beforeAll(async () => {
  await regesta(['import'], { dataFolder, input: read('events/chronicle/founding.jsonl') });
});
afterAll(() => folder.remove());

const diff = (asked: string) => regesta(['diff', ...asked.split(' ')], { dataFolder });

interface Told {
  readonly total: number;
  readonly counts: { readonly added: number; readonly moved: number };
  readonly items: readonly { readonly change: string; readonly positions: readonly number[] }[];
}

describe('regesta diff', () => {
  it('tells what came between two positions, and through which events', async () => {
    const { code, out } = await diff('links --from seq:1 --to seq:400 --format json');
    expect(code).toBe(0);
    const { items, total, counts } = JSON.parse(out) as Told;
    expect(items.length).toBeGreaterThan(0);
    expect([total, counts.added]).toEqual([items.length, items.length]);
    for (const { change, positions } of items) {
      expect(change).toBe('added');
      expect(positions.length).toBeGreaterThan(0);
    }
  });

  it('tells how instruments came to stand otherwise, as the guide shows', async () => {
    const guide = read('docs/command-line.md');
    const instrument = /`(--instrument \w+)`/u.exec(guide)?.[1] ?? '';
    const command = /npx regesta (diff standing --from until:.*)/u.exec(guide)?.[1] ?? '';
    const shown = /```text\n(change {2}[^`]*)```/u.exec(guide)?.[1];
    const args = `${command} ${instrument}`.split(' ');
    expect(await regesta(args, { dataFolder })).toMatchObject({ code: 0, out: shown });
  });

  it('runs as the guide has it', async () => {
    const commands = [...read('docs/command-line.md').matchAll(/npx regesta (diff .*)/gu)];
    expect(commands.length).toBeGreaterThan(3);
    for (const [, command = ''] of commands) {
      const { code, err } = await regesta(command.split(' '), { dataFolder });
      expect([command, code]).toEqual([command, 0]);
      expect(err).toMatch(/\d+ rows? differs?: /u);
    }
  });

  it('gives whole names in CSV, with formulas escaped', async () => {
    const { out } = await diff('standing --from until:2015 --to until:2018 --format csv');
    expect(out.split('\n')[0]).toBe('change,row,field,before,after,events');
    expect(out).toContain('Agreement between the United States and China on cybertheft · ');
  });

  it('names what is wrong on either side, and the remedy', async () => {
    expect(await diff('links --from seq:1')).toMatchObject({ code: 2 });
    expect(await diff('links --from 2015 --to seq:99999')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/from: .*until: and a date[\s\S]*to: .*the head is seq:443/u),
    });
    const twice = await diff('links --from seq:1 --from seq:2 --to seq:3');
    expect(twice).toMatchObject({ code: 2, err: expect.stringContaining('more than once') });
  });
});
