import type { Drawer } from '../../../client/adding/drafts.ts';
import type { Finding } from '../../../client/verifying/finding.ts';
import type { ShownEvent } from '../../../client/verifying/shown-event.ts';
import { verifyEvent } from '../../../client/verifying/verify.ts';
import { openDrawer } from './drawer.ts';
import { honest, type Liar } from './liar.ts';

/** What a page that verifies finds itself in. */
export interface Circumstances {
  readonly drawer?: Drawer;
  readonly liar?: Liar;
}

/** Verifies an event as a page does that is served by someone who may lie. */
export async function verified(
  url: string,
  shown: ShownEvent,
  { drawer = openDrawer(), liar = honest }: Circumstances = {},
): Promise<Finding> {
  return verifyEvent(shown, {
    drawer,
    now: () => new Date('2026-11-23T02:00:00Z'),
    signal: new AbortController().signal,
    fetch: (path, how) => liar(path, () => fetch(url + path, how)),
  });
}
