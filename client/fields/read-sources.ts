import type { ReadSource, ReadSourcesAnswer } from '../../events/readings/editing.ts';
import { send } from '../answers/send.ts';

/** How reading a pasted text ended. */
export type SourcesEnd =
  | { readonly end: 'read'; readonly items: readonly ReadSource[] }
  | { readonly end: 'unread'; readonly words: string };

/** Has the server read a URL, DOI, BibTeX, RIS or CSL-JSON; nothing is fetched for it. */
export async function readSources(text: string): Promise<SourcesEnd> {
  const sent = await send<ReadSourcesAnswer>('POST', '/api/sources/read', { text });
  if (sent.kind === 'answer' && sent.answer.items.length > 0)
    return { end: 'read', items: sent.answer.items };
  if (sent.kind === 'lost')
    return {
      end: 'unread',
      words: 'The archive can’t be reached to read it. Paste it again later.',
    };
  const why = sent.kind === 'problem' ? [sent.problem.detail, ...sent.problem.issues][0] : '';
  const words = 'This could not be read as a source; type its title to describe it yourself.';
  return { end: 'unread', words: why === undefined || why === '' ? words : `${words} (${why})` };
}
