import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { regesta } from '../../support/command.ts';
import { temporaryFolder } from '../../support/running-server.ts';

const folder = temporaryFolder();
const dataFolder = join(folder.path, 'data');
const generate = ['generate', '--occurrences', '150', '--seed', '5'];

afterAll(() => folder.remove());

/** An export without what each archive draws by chance. */
const withoutSalts = (lines: string): string => lines.replaceAll(/"salt":"[^"]{44}",/gu, '');

describe('regesta generate', () => {
  it('writes lines that import restores byte for byte, and fills an empty archive alike', async () => {
    const file = join(folder.path, 'plausible.jsonl');
    const toFile = await regesta([...generate, '--out', file], { dataFolder });
    expect(toFile).toMatchObject({ code: 0, out: '' });
    const written = readFileSync(file, 'utf8');
    const { out, code } = await regesta(generate, { dataFolder });
    expect(code).toBe(0);
    expect(out).toBe(written);

    const imported = await regesta(['import', file], { dataFolder });
    const count = written.split('\n').length - 1;
    expect(imported.out).toBe(`${count} lines: ${count} accepted, 0 there already, 0 refused\n`);
    expect(toFile.err).toBe(`${count} events\n`);
    expect(withoutSalts((await regesta(['export'], { dataFolder })).out)).toBe(written);

    const filled = join(folder.path, 'filled');
    const into = [...generate, '--into-archive'];
    expect((await regesta(into, { dataFolder: filled })).code).toBe(0);
    expect(withoutSalts((await regesta(['export'], { dataFolder: filled })).out)).toBe(written);
    const again = await regesta(into, { dataFolder: filled });
    expect(again.code).toBe(2);
    expect(again.err).toBe(
      `regesta: the archive holds ${count} events; ` +
        `name an empty folder as REGESTA_DATA, or write a file\n`,
    );
  });

  it.each([['0'], ['-3'], ['many'], ['10000001']])(
    'says in one line what is wrong with %j occurrences',
    async (occurrences) => {
      const { code, out, err } = await regesta(['generate', `--occurrences=${occurrences}`], {
        dataFolder,
      });
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toMatch(/^error: .*from 1 to 10000000\.\n$/u);
    },
  );

  it.each([
    [['--seed', '-1'], /^error: .*from 0 to 4294967295\.\n$/u],
    [['--seed', '4294967296'], /^error: .*from 0 to 4294967295\.\n$/u],
    [
      ['--out', 'x', '--into-archive'],
      /^error: .*'--into-archive' cannot be used with .*'--out <file>'\n$/u,
    ],
    [
      ['--out', '/'],
      /^regesta: the file can't be written: .*\n$|^regesta: the file \/ is there already.*\n$/u,
    ],
  ])('refuses %j in one line', async (flags, line) => {
    const { code, err } = await regesta([...generate, ...flags], { dataFolder });
    expect(code).toBe(2);
    expect(err).toMatch(line);
  });

  it('asks for the number of occurrences', async () => {
    const { code, err } = await regesta(['generate'], { dataFolder });
    expect(code).toBe(2);
    expect(err).toBe("error: required option '--occurrences <number>' not specified\n");
  });
});
