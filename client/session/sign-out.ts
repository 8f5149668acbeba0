import { send } from '../answers/send.ts';
import { announce } from '../frame/announcer.tsx';
import { tellSignedOut } from './session.ts';

/**
 * Signs out and loads a page anew, so that nothing of what was read stays in the memory of this one.
 * Where nobody answers, one stays signed in, and is told.
 */
export async function signOut(then: string): Promise<void> {
  const sent = await send('DELETE', '/api/session');
  if (sent.kind === 'lost') return announce('Nobody answered: you are still signed in.');
  tellSignedOut();
  location.assign(then);
}
