import type { StoredEvent } from '../../../../server/log/log.ts';

/** What became of an append, as far as its client knows. */
export type Told =
  | (Asked & { readonly end: 'acknowledged'; readonly position: number; readonly version: number })
  | (Asked & { readonly end: 'conflict'; readonly actual: number })
  /** No answer came, however often it was sent. */
  | (Asked & { readonly end: 'unknown' });

/** What a client asked for. */
export interface Asked {
  readonly id: string;
  readonly stream: string;
  readonly expectedVersion: number;
}

/**
 * What is wrong with a log, given what clients were told of what they appended: nothing, if
 *
 * 1. positions and the versions of each stream have no gaps, and no id is there twice;
 * 2. each acknowledged append is in the log once, where its client was told that it is;
 * 3. each was recorded just on top of the version that it named, and no two on top of the same;
 * 4. what ended in a conflict is not there, and what is there was asked for by someone.
 */
export function faultsIn(log: readonly StoredEvent[], told: readonly Told[]): string[] {
  const faults = [...gapsIn(log)];
  const byId = new Map<string, StoredEvent[]>();
  for (const event of log) byId.set(event.id, [...(byId.get(event.id) ?? []), event]);
  for (const [id, events] of byId) if (events.length > 1) faults.push(`${id} is there twice`);
  const asked = new Set(told.map(({ id }) => id));
  for (const one of told) faults.push(...faultsOf(one, byId.get(one.id) ?? []));
  for (const { id, position } of log)
    if (!asked.has(id)) faults.push(`nobody asked for what is at position ${position}`);
  return faults;
}

function* gapsIn(log: readonly StoredEvent[]): Generator<string> {
  const [first] = log;
  const versions = new Map<string, number>();
  for (const [index, { position, stream, version }] of log.entries()) {
    if (position !== (first?.position ?? 0) + index) yield `there is a gap before ${position}`;
    const before = versions.get(stream);
    if (before !== undefined && version !== before + 1)
      yield `${stream} goes from version ${before} to ${version}`;
    versions.set(stream, version);
  }
}

function* faultsOf(told: Told, [found]: readonly StoredEvent[]): Generator<string> {
  const { id, stream, expectedVersion } = told;
  if (found && (found.stream !== stream || found.version !== expectedVersion + 1))
    yield `${id} is on top of version ${found.version - 1}, and named ${expectedVersion}`;
  switch (told.end) {
    case 'acknowledged':
      if (!found) yield `${id} was acknowledged and is lost`;
      else if (found.position !== told.position || found.version !== told.version)
        yield `${id} is not where its client was told that it is`;
      return;
    case 'conflict':
      if (found) yield `${id} ended in a conflict and is there`;
      if (told.actual === expectedVersion) yield `${id} named the version that there was`;
      return;
    case 'unknown':
  }
}
