import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { eventTypes } from '../../events/vocabulary/event.ts';
import { commandLine } from '../../server/cli/command-line.ts';
import { settingNames } from '../../server/settings.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const pages = [
  'README.md',
  ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`),
].filter((path) => path.endsWith('.md'));

function commandNames(command: Command, prefix = ''): string[] {
  return command.commands.flatMap((one) => {
    const name = `${prefix}${one.name()}`;
    return one.commands.length > 0 ? commandNames(one, `${name} `) : [name];
  });
}

function flags(command: Command): string[] {
  return command.commands.flatMap((one) => [
    ...one.options.map((option) => option.long ?? ''),
    ...flags(one),
  ]);
}

describe('the documentation', () => {
  const program = commandLine(
    {
      in: (async function* () {})(),
      out: () => undefined,
      pour: () => Promise.resolve(),
      err: () => undefined,
      isWatched: false,
      environment: {},
    },
    () => undefined,
  );

  it('has every command and flag of the command line', () => {
    const page = read('docs/command-line.md');
    expect(commandNames(program).filter((name) => !page.includes(`\`${name}`))).toEqual([]);
    expect(flags(program).filter((flag) => !page.includes(flag))).toEqual([]);
  });

  it('has every setting', () => {
    const page = read('docs/settings.md');
    expect(Object.keys(settingNames).filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  it('has every event type', () => {
    const page = read('docs/vocabulary.md');
    expect(Object.keys(eventTypes).filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  it('links only to pages that are there', () => {
    const broken = pages.flatMap((path) =>
      [...read(path).matchAll(/\]\((?!https?:|#)([^)#\s]+)/gu)]
        .map((match) => join(path, '..', match[1] ?? ''))
        .filter((target) => {
          try {
            readFileSync(join(root, target));
            return false;
          } catch (error) {
            return !(error instanceof Error && 'code' in error && error.code === 'EISDIR');
          }
        })
        .map((target) => `${path} -> ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it('gives in README the commands that continuous integration runs', () => {
    const run = read('.ci/run');
    expect(run).toMatch(/^npm ci$/mu);
    expect(run).toMatch(/^npm test$/mu);
    expect(read('README.md')).toContain('npm ci && npm test');
    expect(read('README.md')).toContain('npm ci && npm start');
  });
});
