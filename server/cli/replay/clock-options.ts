import type { Command } from 'commander';
import type { RawParameters } from '../../reading/query.ts';

const windowOf = {
  from: 'first day of the window in valid time (EDTF)',
  to: 'last day of the window (EDTF)',
} as const;

const single = {
  match: 'possible or certain',
  until: 'the state of things on this date (EDTF)',
  knownBy: 'only what a source published by this date supports (EDTF)',
  asOf: 'what the archive said at an instant, or at seq:<position>',
  q: 'words to search for',
} as const;

const repeated = ['kind', 'actor', 'place', 'tag', 'source', 'instrument', 'chronicle'] as const;

/** What the ends of the window are called where `from` and `to` are readings. */
const windowNames = { from: 'windowFrom', to: 'windowTo' } as const;

/**
 * Adds the clocks and filters, the same words as over HTTP, to a command; `compares` tells that its
 * own `--from` and `--to` are readings.
 */
export function addClockOptions(command: Command, compares = false): Command {
  for (const end of ['from', 'to'] as const)
    command.option(`--${kebab(compares ? windowNames[end] : end)} <value>`, windowOf[end]);
  for (const [name, about] of Object.entries(single))
    command.option(`--${kebab(name)} <value>`, about);
  for (const name of repeated)
    command.option(`--${name} <value>`, `only this ${name}; repeat for any of several`, collect);
  return command;
}

/** The parameters of a reading that a command's options give. */
export function parametersOf(options: Readonly<Record<string, unknown>>): RawParameters {
  const raw: Record<string, readonly string[]> = {};
  const ends = [...Object.keys(windowOf), ...Object.values(windowNames)];
  for (const name of [...ends, ...Object.keys(single), ...repeated]) {
    const values = options[name];
    if (typeof values === 'string') raw[name] = [values];
    if (Array.isArray(values)) raw[name] = values.map(String);
  }
  return raw;
}

/** Takes one more value of an option that may be repeated. */
export function collect(value: string, former: readonly string[] = []): readonly string[] {
  return [...former, value];
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
}
