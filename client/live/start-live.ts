import { tellArrivals } from './arrivals.ts';
import { tellHead, watchPage } from './head.ts';
import { openSharedStream } from './shared-stream.ts';
import { onSomeoneElse } from '../answers/who-asks.ts';
import type { LiveFrame } from './event-stream.ts';
import { tellProposals } from './proposals-told.ts';
import { tellPresence } from './presence-told.ts';

/** Follows the archive from this page on; returns how to stop. */
export function startLive(): () => void {
  const stopWatching = watchPage();
  const stream = openSharedStream(takeFrame);
  const unhear = onSomeoneElse(stream.reopen);
  return () => {
    unhear();
    stream.close();
    stopWatching();
  };
}

function takeFrame(frame: LiveFrame): void {
  switch (frame.event) {
    case 'head':
      tellArrivals(frame.data);
      return tellHead(frame.data);
    case 'presence':
      return tellPresence(frame.data);
    case 'proposals':
      return tellProposals();
  }
}
