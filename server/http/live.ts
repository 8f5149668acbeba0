import type { Request, Response } from 'express';
import type { Archive } from '../archive.ts';
import { envelopeText } from '../exchange/envelope.ts';
import type { StoredEvent } from '../log/log.ts';
import type { Limits } from './limits.ts';

/** Why a stream is not opened. */
export type Full = 'this-address' | 'server';

/**
 * The log as server-sent events (WHATWG HTML, section 9.2), to any number of clients.
 *
 * 1. A client is sent each event after the position it named, once, in order, none left out.
 * 2. A client that reads slowly is not written to until it has read; what it has not read stays in
 *    the log and takes no memory here. One that reads nothing between two heartbeats is let go.
 * 3. Whatever is sent was read from the log after it was committed.
 */
export interface Live {
  /** Opens a stream that begins strictly after a position, or says what is full. */
  open(request: Request, response: Response, after: number): Full | null;
  count(): number;
  /** Ends every stream; clients come again elsewhere or later, after their last position. */
  close(): void;
}

/** Events read from the log at a time. */
const batch = 100;

interface Stream {
  readonly response: Response;
  position: number;
  /** Whether the client has yet to read what it was sent. */
  isFull: boolean;
  missedHeartbeats: number;
}

/** Opens the live streams of an archive. */
export function openLive(
  archive: Archive,
  { streamsOfOne, streamsInAll, heartbeatMs }: Limits,
): Live {
  const streams = new Set<Stream>();
  const ofAddress = new Map<string, number>();
  const frames = new Frames(archive);
  let isWaking = false;
  const wake = () => {
    isWaking = false;
    frames.forget();
    for (const stream of streams) advance(stream, frames);
  };
  // The append that woke us is answered first; several in a row wake the streams once.
  const stopListening = archive.onAppended(() => {
    if (!isWaking) setImmediate(wake);
    isWaking = true;
  });
  const heartbeat = setInterval(() => {
    for (const stream of streams) beat(stream);
  }, heartbeatMs).unref();

  return {
    open(request, response, after) {
      const address = request.ip ?? '';
      const open = ofAddress.get(address) ?? 0;
      if (open >= streamsOfOne) return 'this-address';
      if (streams.size >= streamsInAll) return 'server';
      const stream: Stream = { response, position: after, isFull: false, missedHeartbeats: 0 };
      ofAddress.set(address, open + 1);
      streams.add(stream);
      response.once('close', () => {
        streams.delete(stream);
        const left = (ofAddress.get(address) ?? 1) - 1;
        if (left === 0) ofAddress.delete(address);
        else ofAddress.set(address, left);
      });
      response.on('drain', () => {
        stream.isFull = false;
        stream.missedHeartbeats = 0;
        advance(stream, frames);
      });
      response.writeHead(200, { 'Content-Type': 'text/event-stream; charset=utf-8' });
      send(stream, 'retry: 2000\n\n');
      advance(stream, frames);
      return null;
    },
    count: () => streams.size,
    close() {
      stopListening();
      clearInterval(heartbeat);
      for (const { response } of streams) response.end();
    },
  };
}

/** Sends what the log has after a stream's position, as long as its client reads. */
function advance(stream: Stream, frames: Frames): void {
  while (!stream.isFull && !stream.response.writableEnded) {
    const { text, last } = frames.after(stream.position);
    if (text === '') return;
    stream.position = last;
    send(stream, text);
  }
}

function send(stream: Stream, text: string): void {
  stream.isFull = !stream.response.write(text);
}

function beat(stream: Stream): void {
  if (!stream.isFull) return send(stream, ': still here\n\n');
  stream.missedHeartbeats += 1;
  if (stream.missedHeartbeats > 1) stream.response.destroy();
}

/** Batches of the log as text, read once for all the streams that stand at the same position. */
class Frames {
  private readonly known = new Map<number, { readonly text: string; readonly last: number }>();
  private readonly archive: Archive;

  constructor(archive: Archive) {
    this.archive = archive;
  }

  after(position: number): { readonly text: string; readonly last: number } {
    const known = this.known.get(position);
    if (known) return known;
    const events = this.archive.read({ after: position, limit: batch });
    const last = events.at(-1)?.position ?? position;
    const frames = { text: events.map(frameOf).join(''), last };
    // Old positions are asked for by few: only the newest batches are worth keeping.
    if (events.length < batch) this.known.set(position, frames);
    return frames;
  }

  /** Forgets what was read: the log has grown. */
  forget(): void {
    this.known.clear();
  }
}

/** One event as a frame; a line break in stored JSON is white space, so that lines may be parted. */
function frameOf(event: StoredEvent): string {
  const data = envelopeText(event).split(/\r\n|\r|\n/u);
  const lines = data.map((line) => `data: ${line}\n`).join('');
  return `id: ${event.position}\nevent: ${event.type}\n${lines}\n`;
}
