import { z } from 'zod';
import { eventTypes, type EventTypeName } from '../../events/vocabulary/event.ts';
import { parseStream } from '../../events/vocabulary/event-type.ts';

/** What is tried in every field. */
export interface Payload {
  /** For free text; `mark` tells the fields apart. */
  readonly text: (mark: string, lengthMax: number) => string;
  /** For a web address that is taken as one. */
  readonly address: string;
  /** For terms; absent: an ordinary one. */
  readonly term?: string;
}

/** A text that was put into the log, and where. */
export interface Planted {
  /** Kind of the stream and path of the field: `source.author.0.family`. */
  readonly field: string;
  readonly text: string;
}

/** An event as it is sent. */
export interface Sent {
  readonly stream: string;
  readonly type: EventTypeName;
  readonly data: object;
  readonly expectedVersion: 'any';
}

/** One event of every type at least, with a payload in each field that takes free text. */
export interface HostileWorld {
  readonly events: readonly Sent[];
  readonly planted: readonly Planted[];
}

type Schema = {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly maxLength?: number;
  readonly maximum?: number;
};
type Path = readonly (string | number)[];

/** What happens in a world, in order: each type, and the thing that it is said of. */
const sayings: readonly (readonly [EventTypeName, string])[] = [
  ['SourceRegistered', 'source-top'],
  ['SourceRegistered', 'source-one'],
  ['SourceRegistered', 'source-two'],
  ['ActorRegistered', 'actor-top'],
  ['ActorRegistered', 'actor-one'],
  ['ActorRegistered', 'actor-two'],
  ['InstrumentRegistered', 'instrument-one'],
  ['InstrumentRegistered', 'instrument-two'],
  ['ChronicleOpened', 'chronicle-one'],
  ['ChronicleOpened', 'chronicle-two'],
  ['OccurrenceRecorded', 'occurrence-two'],
  ['OccurrenceRecorded', 'occurrence-one'],
  ['OccurrenceRecorded', 'occurrence-three'],
  ['OccurrenceRevised', 'occurrence-one'],
  ['OccurrenceRedated', 'occurrence-one'],
  ['CitationAdded', 'occurrence-one'],
  ['CitationWithdrawn', 'occurrence-one'],
  ['CitationAdded', 'occurrence-two'],
  ['OccurrenceRelated', 'occurrence-one'],
  ['OccurrenceRelated', 'occurrence-three'],
  ['OccurrenceUnrelated', 'occurrence-three'],
  ['OccurrenceDisputed', 'occurrence-one'],
  ['OccurrenceDisputed', 'occurrence-two'],
  ['DisputeResolved', 'occurrence-two'],
  ['OccurrenceRetracted', 'occurrence-three'],
  ['OccurrenceReinstated', 'occurrence-three'],
  ['OccurrenceMerged', 'occurrence-three'],
  ['SourceRevised', 'source-one'],
  ['ActorRevised', 'actor-one'],
  ['InstrumentRevised', 'instrument-one'],
  ['ChronicleRevised', 'chronicle-one'],
  ['SourceRegistered', 'source-gone'],
  ['SourceWithdrawn', 'source-gone'],
  ['ActorRegistered', 'actor-redacted'],
];

/** Which thing the field of an id names. */
const named: Readonly<Record<string, string>> = {
  source: 'source-one',
  citedVia: 'source-top',
  actor: 'actor-one',
  partOf: 'actor-top',
  parties: 'actor-one',
  instrument: 'instrument-one',
  chronicles: 'chronicle-one',
  occurrence: 'occurrence-two',
  into: 'occurrence-two',
};

/** Makes a world whose every free text is a payload, from the schemas of the vocabulary alone. */
export function hostileWorld(world: string, payload: Payload): HostileWorld {
  const planted: Planted[] = [];
  const events = sayings.map(([type, thing], at) => {
    // What a thing can't say of itself, and what must be the same as was said before, is seen to here.
    const stream = streamOf(world, thing);
    const said = sayAll({ world, type, thing, at, payload });
    if (type === 'CitationWithdrawn') {
      const cited = planted.find(({ field }) => field === 'occurrence.locator')?.text;
      return {
        stream,
        type,
        data: { ...said.data, locator: cited },
        expectedVersion: 'any',
      } as const;
    }
    if (thing.endsWith('-top'))
      said.data = { ...said.data, citedVia: undefined, partOf: undefined };
    planted.push(...said.planted);
    return { stream, type, data: said.data, expectedVersion: 'any' } as const;
  });
  return { events, planted };
}

/** The redaction of the last event of a world, which has this position by now. */
export function redactionIn(world: string, payload: Payload, position: number): HostileWorld {
  const thing = 'actor-redacted';
  const said = sayAll({ world, type: 'EventRedacted', thing, at: sayings.length, payload });
  const event = {
    stream: streamOf(world, thing),
    type: 'EventRedacted',
    data: { ...said.data, position },
    expectedVersion: 'any',
  } as const;
  return { events: [event], planted: said.planted };
}

/** The id of a thing in a world, such as `markup-one`. */
export function idIn(world: string, thing: string): string {
  return `${world}-${thing.split('-')[1] ?? ''}`;
}

function streamOf(world: string, thing: string): string {
  return `${thing.split('-')[0] ?? ''}-${idIn(world, thing)}`;
}

interface Saying {
  readonly world: string;
  readonly type: EventTypeName;
  readonly thing: string;
  readonly at: number;
  readonly payload: Payload;
}

/** Fills every field of an event; what its schema does not take as free text gets what it takes. */
function sayAll(saying: Saying): { data: object; readonly planted: readonly Planted[] } {
  const { type, at, payload } = saying;
  const { schema, streamKind } = eventTypes[type];
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;
  const texts = new Map<string, string[]>();
  const text = (path: Path, { pattern, maxLength = 10_000 }: Schema): string => {
    const key = path.join('.');
    const field = path.findLast((part) => typeof part === 'string') ?? '';
    if (pattern !== undefined) return patterned({ ...saying, field, pattern });
    const mark = `F${at}x${texts.size}`;
    const candidates = texts.get(key) ?? [
      payload.text(mark, maxLength),
      '2016-05-04',
      payload.address,
    ];
    texts.set(key, candidates);
    return candidates[0] ?? '';
  };
  for (;;) {
    const data = fullest(shape, [], text) as object;
    const parsed = schema.safeParse(data);
    if (parsed.success) {
      const taken = [...texts].filter(([, candidates]) => candidates.length === 3);
      const planted = taken.map(([key, [first = '']]) => ({
        field: `${streamKind}.${key}`,
        text: first,
      }));
      return { data, planted };
    }
    for (const issue of parsed.error.issues) {
      const candidates = texts.get(issue.path.join('.'));
      if (candidates === undefined || candidates.length === 1)
        throw new Error(`${type} ${issue.path.join('.')}: ${issue.message}`);
      candidates.shift();
    }
  }
}

function patterned(of: Saying & { readonly field: string; readonly pattern: string }): string {
  const { world, thing, field, pattern, payload } = of;
  const target = named[field];
  if (pattern.includes('A-Z') && target !== undefined) return idIn(world, target);
  if (field === 'slug') return `${world}-${thing}`;
  return payload.term ?? `hostile-${field.toLowerCase()}`;
}

/** A value with every property there is, and one item for each alternative of a list. */
function fullest(schema: Schema, path: Path, text: (path: Path, of: Schema) => string): unknown {
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf) {
    const first = schema.anyOf.find(({ type }) => type !== 'null');
    return first && fullest(first, path, text);
  }
  switch (typeof schema.type === 'string' ? schema.type : schema.type?.[0]) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, of]) => [
          name,
          fullest(of, [...path, name], text),
        ]),
      );
    case 'array':
      return (schema.items?.anyOf ?? [schema.items ?? {}]).map((item, index) =>
        fullest(item, [...path, index], text),
      );
    case 'integer':
      return schema.maximum;
    case 'string':
      return text(path, schema);
    default:
      throw new Error(`${path.join('.')} is of no known type: ${JSON.stringify(schema)}`);
  }
}

/** Which types of event a world holds; a test compares it with the vocabulary. */
export function typesIn({ events }: HostileWorld): ReadonlySet<string> {
  for (const { stream } of events)
    if (parseStream(stream) === null) throw new Error(`${stream} is no stream`);
  return new Set(events.map(({ type }) => type));
}
