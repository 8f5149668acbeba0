import { request, type ClientRequest } from 'node:http';

/** An event as a live stream sent it. */
export interface Frame {
  readonly position: number;
  /** The id of the event. */
  readonly id: string;
}

/** A live stream of the log, followed over restarts: it asks for what comes after the last frame. */
export class LiveReader {
  /** The position of the last frame. */
  position: number;
  readonly #onFrame: (frame: Frame) => void;
  #request: ClientRequest | null = null;
  #text = '';
  #isOver = false;

  constructor(after: number, onFrame: (frame: Frame) => void) {
    this.position = after;
    this.#onFrame = onFrame;
  }

  /** Follows a server; whatever was followed before is let go. */
  follow(url: string): void {
    this.close();
    this.#text = '';
    this.#isOver = false;
    const end = (): void => {
      if (this.#request === asked) this.#isOver = true;
    };
    const asked = request(`${url}/api/events/live`, {
      headers: { 'last-event-id': String(this.position), accept: 'text/event-stream' },
    });
    asked.once('error', end);
    asked.once('response', (response) => {
      response.setEncoding('utf8');
      response.once('error', end);
      response.once('close', end);
      response.on('data', (chunk: string) => {
        if (this.#request === asked) this.#take(chunk);
      });
    });
    asked.end();
    this.#request = asked;
  }

  /** Whether the server has ended it, or it could not be had. */
  isOver(): boolean {
    return this.#isOver;
  }

  close(): void {
    this.#request?.destroy();
    this.#request = null;
  }

  #take(chunk: string): void {
    const frames = (this.#text + chunk).split('\n\n');
    this.#text = frames.pop() ?? '';
    for (const frame of frames) {
      const position = Number(/^id: (\d+)$/mu.exec(frame)?.[1] ?? Number.NaN);
      if (Number.isNaN(position)) continue;
      this.position = position;
      this.#onFrame({ position, id: /"id":"([^"]+)"/u.exec(frame)?.[1] ?? '' });
    }
  }
}
