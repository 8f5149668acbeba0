import type { HeadTold } from '../../events/readings/live.ts';
import type { Archive } from '../archive.ts';
import { envelopeText } from '../exchange/envelope.ts';
import type { Head, StoredEvent } from '../log/log.ts';

/** Events read from the log at a time. */
const batch = 100;

/** The most events that a head frame names. */
const namedMax = 20;

/** Which frames a stream is sent: each event whole, or only where the log ends. */
export type Told = 'events' | 'heads';

/** Text for a stream, and the position at which it then stands. */
export interface Frames {
  readonly text: string;
  readonly last: number;
}

/** Parts of the log as frames, read once for all the streams that stand at the same position. */
export class LogFrames {
  readonly #archive: Archive;
  readonly #readHead: () => Head;
  readonly #events = new Map<number, Frames>();
  readonly #heads = new Map<number, Frames>();
  #head: Head | null = null;

  constructor(archive: Archive, readHead: () => Head) {
    this.#archive = archive;
    this.#readHead = readHead;
  }

  /** What is sent next to a stream that stands at a position; empty: nothing has come since. */
  after(position: number, told: Told): Frames {
    if (told === 'events') return this.#eventsAfter(position);
    const head = this.#headNow();
    return head.position > position ? this.headAfter(position) : { text: '', last: position };
  }

  /** The head, as told to a stream that stands at a position, whether or not it has moved. */
  headAfter(position: number): Frames {
    const known = this.#heads.get(position);
    if (known) return known;
    const head = this.#headNow();
    const frames = { text: this.#headText(head, position), last: head.position };
    this.#heads.set(position, frames);
    return frames;
  }

  /** Forgets what was read: the log has grown. */
  forget(): void {
    this.#head = null;
    this.#events.clear();
    this.#heads.clear();
  }

  #eventsAfter(position: number): Frames {
    const known = this.#events.get(position);
    if (known) return known;
    const events = this.#archive.read({ after: position, limit: batch });
    const last = events.at(-1)?.position ?? position;
    const frames = { text: events.map(eventFrame).join(''), last };
    // Old positions are asked for by few: only the newest batches are worth keeping.
    if (events.length < batch) this.#events.set(position, frames);
    return frames;
  }

  #headNow(): Head {
    this.#head ??= this.#readHead();
    return this.#head;
  }

  #headText({ position, recordedAt }: Head, after: number): string {
    const count = Math.max(0, position - after);
    const first = Math.max(after, position - namedMax);
    const newest = count === 0 ? [] : this.#archive.read({ after: first, limit: namedMax });
    const told: HeadTold = {
      position,
      recordedAt,
      count,
      events: newest
        .filter((event) => event.position <= position)
        .map(({ position: at, stream, type, recordedBy }) => {
          return { position: at, stream, type, recordedBy };
        }),
    };
    return `id: ${position}\nevent: head\ndata: ${JSON.stringify(told)}\n\n`;
  }
}

/** A frame that is no part of the log: it has no id, so that a client resumes where it was. */
export function passingFrame(event: string, data: object): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** One event as a frame; a line break in stored JSON is white space, so that lines may be parted. */
function eventFrame(event: StoredEvent): string {
  const data = envelopeText(event).split(/\r\n|\r|\n/u);
  const lines = data.map((line) => `data: ${line}\n`).join('');
  return `id: ${event.position}\nevent: ${event.type}\n${lines}\n`;
}
