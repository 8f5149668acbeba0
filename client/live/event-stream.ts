import type { HeadTold } from '../../events/readings/live.ts';
import type { PresenceTold, ProposalsTold } from '../../events/readings/presence.ts';

/** A frame of the live log, as the tabs of a browser pass it on among each other. */
export type LiveFrame =
  | { readonly event: 'head'; readonly data: HeadTold }
  | { readonly event: 'presence'; readonly data: PresenceTold }
  | { readonly event: 'proposals'; readonly data: ProposalsTold };

/** A stream that is kept open until it is closed. */
export interface EventStream {
  /** Looks whether it still lives; after a sleep no timer has run. */
  readonly check: () => void;
  /** Opens it anew: whoever asks is someone else now. */
  readonly reopen: () => void;
  readonly close: () => void;
}

/**
 * The server says where the log ends every 15 s: after three such silences the stream is dead. By
 * the wall's clock, which goes on while a machine sleeps.
 */
const silenceMaxMs = 45_000;
const checkEveryMs = 5_000;
const waitsMs = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000];

/**
 * Keeps a stream of the log's heads open. A browser resumes a broken one by itself, with
 * `Last-Event-ID`; one that is refused or silent is opened anew after a wait that doubles, each
 * browser's a little different, after the last position that came.
 */
export function openEventStream(onFrame: (frame: LiveFrame) => void): EventStream {
  let source: EventSource | null = null;
  let position: number | null = null;
  let heardMs = Date.now();
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const open = (): void => {
    clearTimeout(timer);
    source?.close();
    heardMs = Date.now();
    // A position that was refused may be one that this archive does not have.
    const after = position === null || failures > 1 ? '' : `&after=${position}`;
    const opened = new EventSource(`/api/events/live?only=heads${after}`);
    source = opened;
    const take = (event: LiveFrame['event']) => (message: MessageEvent<string>) => {
      heardMs = Date.now();
      failures = 0;
      // The server shares the types of its frames with us; what it sends is what they say.
      const frame = { event, data: JSON.parse(message.data) } as LiveFrame;
      if (frame.event === 'head') ({ position } = frame.data);
      onFrame(frame);
    };
    for (const event of ['head', 'presence', 'proposals'] as const)
      opened.addEventListener(event, take(event));
    opened.addEventListener('error', () => {
      if (source === opened && opened.readyState === EventSource.CLOSED) later();
    });
  };
  const later = (): void => {
    const waitMs = waitsMs[Math.min(failures, waitsMs.length - 1)] ?? 60_000;
    failures += 1;
    clearTimeout(timer);
    timer = setTimeout(open, waitMs * (0.75 + Math.random() / 2));
  };
  const check = (): void => {
    if (Date.now() - heardMs > silenceMaxMs) open();
  };
  const watch = setInterval(check, checkEveryMs);
  const online = (): void => {
    if (source?.readyState !== EventSource.OPEN) open();
  };
  addEventListener('online', online);
  open();

  return {
    check,
    reopen: open,
    close: () => {
      clearInterval(watch);
      clearTimeout(timer);
      removeEventListener('online', online);
      source?.close();
      source = null;
    },
  };
}
