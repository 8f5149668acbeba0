import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { isAtLeast, type AccountRole } from '../../events/readings/accounts.ts';
import type { Archive } from '../archive.ts';
import type { Head } from '../log/log.ts';
import type { Limits } from './limits.ts';
import { LogFrames, type Told } from './live-frames.ts';

/** Why a stream is not opened. */
export type Full = 'this-address' | 'server';

/** Who listens: the role of a person; a stranger; or someone who may not listen any more. */
export type Listener = AccountRole | 'stranger' | 'turned-away';

/** What a stream is to be sent. */
export interface Listening {
  /** It begins strictly after this position. */
  readonly after: number;
  readonly told: Told;
  /** Asks anew who listens: what they may do may have become less since. */
  readonly listener: () => Listener;
}

/**
 * The log as server-sent events (WHATWG HTML, section 9.2), to any number of clients.
 *
 * 1. A client is sent each event after the position it named, once, in order, none left out; one
 *    that asked only for heads is sent the newest head, and nothing twice.
 * 2. A client that reads slowly is not written to until it has read; what it has not read stays in
 *    the log and takes no memory here. One that reads nothing between two heartbeats is let go.
 * 3. Whatever is sent of the log was read from it after it was committed.
 * 4. What passes between people is told only to streams of their role, and is no part of the log.
 * 5. A stream ends when its listener may not listen any more: at once if it was decided here, else
 *    before it is sent anything of a closed archive, at the latest with the next heartbeat.
 * 6. A stream ends when the log can't be read for it, as on a disk that fails: its client comes again
 *    and is told so, where a stream that stayed would look as if nothing had come.
 */
export interface Live {
  /** Opens a stream, or says what is full. */
  open(request: Request, response: Response, listening: Listening): Full | null;
  /** Sends frames without an id to the streams of people of at least this role. */
  tell(least: AccountRole, text: string | Greeting): void;
  /** What a stream is told besides the log, once when it opens and after it was slow. */
  onGreeting(greeting: Greeting): void;
  /** Asks of every stream anew who listens (5). */
  review(): void;
  count(): number;
  /** Ends every stream; clients come again elsewhere or later, after their last position. */
  close(): void;
}

/** The frames that someone of this role begins with. */
export type Greeting = (role: AccountRole) => string;

interface Stream extends Omit<Listening, 'after'> {
  /** Null: a stranger’s. */
  role: AccountRole | null;
  readonly response: Response;
  position: number;
  /** Whether the client has yet to read what it was sent. */
  isFull: boolean;
  /** Whether something was told while the client had yet to read. */
  hasMissed: boolean;
  missedHeartbeats: number;
}

/** Opens the live streams of an archive. */
export function openLive(options: {
  readonly archive: Archive;
  readonly head: () => Head;
  readonly isClosed: () => boolean;
  readonly limits: Limits;
  readonly logger: Logger;
}): Live {
  const { archive, isClosed, limits, logger } = options;
  const streams = new Set<Stream>();
  const attempt = (stream: Stream, work: () => void): void => {
    try {
      work();
    } catch (error) {
      logger.error({ err: error }, 'a live stream is ended: what it is sent could not be read');
      stream.response.destroy();
    }
  };
  const room = new Room(limits);
  const frames = new LogFrames(archive, options.head);
  const greetings: Greeting[] = [];
  const waking = new Waking(limits.paceMs, () => {
    frames.forget();
    let closed: boolean | null = null;
    const mayGoOn = (stream: Stream): boolean => !(closed ??= isClosed()) || review(stream);
    inTurns([...streams], (stream) =>
      attempt(stream, () => {
        if (mayGoOn(stream)) advance(stream, frames);
      }),
    );
  });
  const stopListening = archive.onAppended(() => waking.wake());
  const stopFearing = archive.onUnread(() => {
    for (const { response } of streams) response.destroy();
  });
  const heartbeat = setInterval(() => {
    for (const stream of streams)
      attempt(stream, () => {
        if (review(stream)) beat(stream, frames);
      });
  }, limits.heartbeatMs).unref();
  const greet = (stream: Stream): void => {
    stream.hasMissed = false;
    const { role } = stream;
    if (role === null) return;
    const text = greetings.map((greeting) => greeting(role)).join('');
    if (text !== '') send(stream, text);
  };

  return {
    open(request, response, { after, told, listener }) {
      const address = request.ip ?? '';
      const full = room.enter(address);
      if (full) return full;
      const state = { position: after, isFull: false, hasMissed: false, missedHeartbeats: 0 };
      const stream: Stream = { response, told, listener, role: null, ...state };
      streams.add(stream);
      response.once('close', () => {
        streams.delete(stream);
        room.leave(address);
      });
      response.on('drain', () => {
        stream.isFull = false;
        stream.missedHeartbeats = 0;
        attempt(stream, () => advance(stream, frames));
        if (stream.hasMissed && !stream.isFull) greet(stream);
      });
      if (!review(stream)) return null;
      response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8' });
      send(stream, 'retry: 2000\n\n');
      if (told === 'heads') sayHead(stream, frames);
      else advance(stream, frames);
      greet(stream);
      return null;
    },
    tell(least, text) {
      for (const stream of streams)
        attempt(stream, () => {
          if (stream.role === null || !review(stream) || !isAtLeast(stream.role, least)) return;
          if (stream.isFull) stream.hasMissed = true;
          else send(stream, typeof text === 'string' ? text : text(stream.role));
        });
    },
    onGreeting: (greeting) => void greetings.push(greeting),
    review() {
      for (const stream of streams) attempt(stream, () => void review(stream));
    },
    count: () => streams.size,
    close() {
      stopListening();
      stopFearing();
      waking.stop();
      clearInterval(heartbeat);
      for (const { response } of streams) response.end();
    },
  };
}

/** Asks who listens now; false: they may not any more, and the stream is ended. */
function review(stream: Stream): boolean {
  const listener = stream.listener();
  stream.role = listener === 'stranger' || listener === 'turned-away' ? null : listener;
  if (listener === 'turned-away') stream.response.end();
  return listener !== 'turned-away';
}

/** Streams that are written to before anything else has its turn. */
const turnLength = 50;

/** Does work for each stream, some in a turn: requests that come meanwhile are not kept waiting. */
function inTurns(streams: readonly Stream[], work: (stream: Stream) => void): void {
  for (const stream of streams.slice(0, turnLength)) work(stream);
  if (streams.length > turnLength) setImmediate(() => inTurns(streams.slice(turnLength), work));
}

/** Sends what the log has after a stream's position, as long as its client reads. */
function advance(stream: Stream, frames: LogFrames): void {
  while (!stream.isFull && !stream.response.writableEnded) {
    const { text, last } = frames.after(stream.position, stream.told);
    if (text === '') return;
    stream.position = last;
    send(stream, text);
  }
}

/** Tells where the log ends, moved or not: a browser shows its page no comments. */
function sayHead(stream: Stream, frames: LogFrames): void {
  const { text, last } = frames.headAfter(stream.position);
  stream.position = last;
  send(stream, text);
}

function send(stream: Stream, text: string): void {
  stream.isFull = !stream.response.write(text);
}

function beat(stream: Stream, frames: LogFrames): void {
  if (!stream.isFull)
    return stream.told === 'heads' ? sayHead(stream, frames) : send(stream, ': still here\n\n');
  stream.missedHeartbeats += 1;
  if (stream.missedHeartbeats > 1) stream.response.destroy();
}

/** Counts the streams of each address, and of all. */
class Room {
  readonly #limits: Limits;
  readonly #ofAddress = new Map<string, number>();
  #inAll = 0;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  enter(address: string): Full | null {
    const open = this.#ofAddress.get(address) ?? 0;
    if (open >= this.#limits.streamsOfOne) return 'this-address';
    if (this.#inAll >= this.#limits.streamsInAll) return 'server';
    this.#ofAddress.set(address, open + 1);
    this.#inAll += 1;
    return null;
  }

  leave(address: string): void {
    const left = (this.#ofAddress.get(address) ?? 1) - 1;
    if (left === 0) this.#ofAddress.delete(address);
    else this.#ofAddress.set(address, left);
    this.#inAll -= 1;
  }
}

/** Wakes the streams: soon after the first append, then at most once in a pace. */
class Waking {
  readonly #paceMs: number;
  readonly #work: () => void;
  #timer: NodeJS.Timeout | null = null;
  #lastMs = -Infinity;

  constructor(paceMs: number, work: () => void) {
    this.#paceMs = paceMs;
    this.#work = work;
  }

  wake(): void {
    if (this.#timer !== null) return;
    // Even at once it is a turn later: the append that woke us is answered first.
    const waitMs = Math.max(0, this.#lastMs + this.#paceMs - performance.now());
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#lastMs = performance.now();
      this.#work();
    }, waitMs);
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
  }
}
