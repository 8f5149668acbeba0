import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandLine } from '../../../server/cli/command-line.ts';
import { temporaryFolder } from '../../support/running-server.ts';

const page = readFileSync(new URL('../../../docs/three-clocks.md', import.meta.url), 'utf8');
const founding = readFileSync(
  new URL('../../../events/chronicle/founding.jsonl', import.meta.url),
  'utf8',
);
const folder = temporaryFolder();
afterAll(() => folder.remove());

/** Runs a command with this on its standard input; returns what it printed. */
async function run(args: readonly string[], input: string): Promise<string> {
  let out = '';
  const terminal = {
    in: (async function* () {
      yield Buffer.from(input);
    })(),
    out: (text: string) => void (out += text),
    pour: () => Promise.reject(new Error('nothing of the tour is poured')),
    err: () => undefined,
    isWatched: false,
    environment: { REGESTA_DATA: folder.path },
  };
  const program = commandLine(terminal, () => undefined).exitOverride();
  await program.parseAsync(args, { from: 'user' });
  return out;
}

/** The words of a line as a shell parts them: by blanks, unless they are in quotes. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/gu)].map(
    ([, single, double, bare]) => single ?? double ?? bare ?? '',
  );
}

/** Runs one line of the tour: a command, or `echo` and the command it is piped to. */
async function runLine(line: string): Promise<string> {
  const [first = '', second] = line.split(' | ');
  const input = second === undefined ? '' : (wordsOf(first)[1] ?? '');
  const [npx, program, ...args] = wordsOf(second ?? first);
  expect([npx, program]).toEqual(['npx', 'regesta']);
  return run(args, `${input}\n`);
}

/** Instants of recording differ from one founding to the next. */
function withoutInstants(text: string): string {
  return text.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/gu, '<instant>');
}

describe('the tour of the three clocks', () => {
  beforeAll(() => run(['import'], founding));

  const blocks = [...page.matchAll(/```sh\n([\s\S]*?)```\n\n(?:```text\n([\s\S]*?)```)?/gu)];

  it('has commands, each with what it answers', () => {
    expect(blocks.length).toBeGreaterThan(10);
  });

  it.each(blocks.map(([, commands = '', answer = '']) => [commands.trim(), answer]))(
    '%s',
    async (commands, answer) => {
      let printed = '';
      for (const line of commands.split('\n')) printed += await runLine(line);
      expect(withoutInstants(printed)).toBe(withoutInstants(answer));
    },
  );
});
