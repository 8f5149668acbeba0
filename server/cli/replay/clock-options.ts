import type { Command } from 'commander';
import type { RawParameters } from '../../reading/query.ts';

const single = {
  from: 'first day of the window in valid time (EDTF)',
  to: 'last day of the window (EDTF)',
  match: 'possible or certain',
  until: 'the state of things on this date (EDTF)',
  knownBy: 'only what a source published by this date supports (EDTF)',
  asOf: 'what the archive said at an instant, or at seq:<position>',
  q: 'words to search for',
} as const;

const repeated = ['kind', 'actor', 'place', 'tag', 'source', 'instrument', 'chronicle'] as const;

/** Adds the clocks and filters, the same words as over HTTP, to a command. */
export function addClockOptions(command: Command): Command {
  for (const [name, about] of Object.entries(single))
    command.option(`--${kebab(name)} <value>`, about);
  for (const name of repeated)
    command.option(`--${name} <value>`, `only this ${name}; repeat for any of several`, collect);
  return command;
}

/** The parameters of a reading that a command's options give. */
export function parametersOf(options: Readonly<Record<string, unknown>>): RawParameters {
  const raw: Record<string, readonly string[]> = {};
  for (const name of Object.keys(single))
    if (typeof options[name] === 'string') raw[name] = [options[name]];
  for (const name of repeated) {
    const values = options[name];
    if (Array.isArray(values)) raw[name] = values.map(String);
  }
  return raw;
}

function collect(value: string, former: readonly string[] = []): readonly string[] {
  return [...former, value];
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
}
