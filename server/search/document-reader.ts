import type { RegisterRow } from '../../events/projections/register.ts';
import type { TimelineRow } from '../../events/projections/timeline.ts';
import type { Instrument } from '../../events/things/register.ts';
import { parseStream } from '../../events/vocabulary/event-type.ts';
import type { EventTypeName } from '../../events/vocabulary/event.ts';
import { keyedUnder, standingAt, type Registered, type Rows } from '../reading/rows.ts';
import {
  occurrenceDocument,
  registerDocument,
  registeredText,
  type Document,
  type Look,
} from './documents.ts';

/** An event as far as documents follow from it. */
export interface SaidNow {
  readonly position: number;
  readonly stream: string;
  readonly type: EventTypeName;
}

/** The document of a thing since an event; null: it is not found any more. */
export interface DocumentNow {
  /** The stream of the thing. */
  readonly key: string;
  readonly thing: string;
  /** Its name in addresses; '' when it is not found. */
  readonly slug: string;
  /** 1 to 5; 3 for what is no occurrence. */
  readonly importance: number;
  readonly document: Document | null;
}

/** What says nothing that is searched. */
const wordless: ReadonlySet<EventTypeName> = new Set<EventTypeName>([
  'OccurrenceRedated',
  'OccurrenceRelated',
  'OccurrenceUnrelated',
  'OccurrenceDisputed',
  'DisputeResolved',
  'SourceWithdrawn',
]);

/** Where the occurrences that name a registered thing are found: rows keyed under its id. */
const namedIn = {
  actor: `select distinct r.occurrence as id from view_actors as r`,
  instrument: `select distinct r.occurrence as id from view_standing as r`,
  source: `select distinct substr(r.stream, 12) as id from view_sources as r`,
} as const;

/** The condition that a row `r` stood at `@since`, or later. */
const stoodSince = `coalesce(r.to_position, 9e15) > @since`;

function streamOf(key: string): NonNullable<ReturnType<typeof parseStream>> {
  const parsed = parseStream(key);
  if (!parsed) throw new Error(`${key} is no stream`);
  return parsed;
}

/** The streams of the things that are named in the document of a row. */
function namedBy(row: TimelineRow | RegisterRow): readonly string[] {
  switch (row.thing) {
    case 'occurrence':
      return [
        ...row.actors.map(({ actor }) => `actor-${actor}`),
        ...row.citations.map(({ source }) => `source-${source}`),
        ...row.effects.map(({ instrument }) => `instrument-${instrument}`),
      ];
    case 'instrument':
      return (row.parties ?? []).map((party) => `actor-${party}`);
    case 'source':
    case 'actor':
    case 'chronicle':
      return [];
  }
}

/** Makes documents from the views' rows as they stood just after an event. */
export class DocumentReader {
  private readonly rows: Rows;

  constructor(rows: Rows) {
    this.rows = rows;
  }

  /** The documents that an event may have changed: of its thing, and of those that name it. */
  documentsAfter({ position, stream, type }: SaidNow): readonly DocumentNow[] {
    const parsedStream = parseStream(stream);
    if (!parsedStream || wordless.has(type)) return [];
    const { kind, id } = parsedStream;
    if (kind === 'occurrence') return [this.ofOccurrence(id, position)];
    if (kind === 'chronicle') return [];
    const own = this.ofRegistered(kind, id, position);
    return this.isRenamed(kind, id, position) ? [own, ...this.naming(kind, id, position)] : [own];
  }

  /** The document of a thing, by its stream, as it is at a position. */
  documentOf(key: string, position: number): DocumentNow {
    const { kind, id } = streamOf(key);
    if (kind === 'occurrence') return this.ofOccurrence(id, position);
    if (kind === 'chronicle') throw new Error('chronicles are not searched');
    return this.ofRegistered(kind, id, position);
  }

  /** The things whose documents tell of a stream’s thing at a position, or later: itself first. */
  keysNaming(stream: string, since: number): readonly string[] {
    const { kind, id } = streamOf(stream);
    if (kind === 'chronicle') return [];
    if (kind === 'occurrence') return [stream];
    const isOwn =
      kind === 'source' ? `r.bears_on = 'own' and r.stream like 'occurrence-%' and` : '';
    const occurrences = this.rows.all<{ id: string }>(
      `${namedIn[kind]} where ${isOwn} ${keyedUnder('r', 'id')} and ${stoodSince}`,
      { id, since },
    );
    const parties = `r.thing = 'instrument' and instr(r.body, @quoted)`;
    const instruments = this.rows.all<{ key: string }>(
      `select distinct r.key from view_register as r where ${parties} and ${stoodSince}`,
      { quoted: JSON.stringify(id), since },
    );
    const named = kind === 'actor' ? instruments.map(({ key }) => key) : [];
    return [stream, ...occurrences.map((one) => `occurrence-${one.id}`), ...named];
  }

  /** The positions from one to another at which the document of a thing may have changed. */
  positionsFor(
    key: string,
    { since, upTo }: { readonly since: number; readonly upTo: number },
  ): readonly number[] {
    const { kind, id } = streamOf(key);
    const bodies =
      kind === 'occurrence'
        ? `select r.body from view_timeline as r where r.key = @id and ${stoodSince}`
        : `select r.body from view_register as r where r.key = @key and ${stoodSince}`;
    const streams = this.rows
      .all<{ body: string }>(bodies, kind === 'occurrence' ? { id, since } : { key, since })
      .flatMap(({ body }) => namedBy(JSON.parse(body)));
    return this.rows
      .all<{ position: number }>(
        `select position from events
         where stream in (select value from json_each(@streams))
           and position >= @since and position <= @upTo order by position`,
        { streams: JSON.stringify([...new Set([key, ...streams])]), since, upTo },
      )
      .map(({ position }) => position);
  }

  private ofOccurrence(id: string, position: number): DocumentNow {
    const row = this.rows.occurrence(id, position)?.row;
    const isLive = row?.status === 'live';
    return {
      key: `occurrence-${id}`,
      thing: 'occurrence',
      slug: row?.slug ?? '',
      importance: row?.importance ?? 3,
      document: isLive ? occurrenceDocument(row, this.look(position)) : null,
    };
  }

  private ofRegistered(thing: Registered, id: string, position: number): DocumentNow {
    const row = this.rows.registered(thing, id, position)?.row;
    const document = row ? registerDocument(row, this.look(position)) : null;
    return { key: `${thing}-${id}`, thing, slug: row?.slug ?? '', importance: 3, document };
  }

  /** Whether what others call a thing changed with this event; a new thing is not named yet. */
  private isRenamed(thing: Registered, id: string, position: number): boolean {
    const before = this.rows.registered(thing, id, position - 1)?.row;
    const after = this.rows.registered(thing, id, position)?.row;
    return before !== undefined && registeredText(before) !== registeredText(after ?? null);
  }

  private naming(
    thing: 'actor' | 'instrument' | 'source',
    id: string,
    position: number,
  ): readonly DocumentNow[] {
    const isOwn =
      thing === 'source' ? `r.bears_on = 'own' and r.stream like 'occurrence-%' and` : '';
    const occurrences = this.rows.all<{ id: string }>(
      `${namedIn[thing]} where ${isOwn} ${keyedUnder('r', 'id')} and ${standingAt('r')} order by 1`,
      { id, position },
    );
    const documents = occurrences.map((named) => this.ofOccurrence(named.id, position));
    return thing === 'actor' ? [...documents, ...this.partiesTo(id, position)] : documents;
  }

  /** The instruments that an actor is a party to. */
  private partiesTo(actor: string, position: number): readonly DocumentNow[] {
    const instruments = this.rows.all<{ body: string }>(
      `select r.body from view_register as r
       where r.thing = 'instrument' and instr(r.body, @quoted) and ${standingAt('r')} order by r.key`,
      { quoted: JSON.stringify(actor), position },
    );
    return instruments
      .map(({ body }): Instrument => JSON.parse(body))
      .filter(({ parties }) => parties?.includes(actor))
      .map(({ id }) => this.ofRegistered('instrument', id, position));
  }

  private look(position: number): Look {
    return (thing, id) => this.rows.registered(thing, id, position)?.row ?? null;
  }
}
