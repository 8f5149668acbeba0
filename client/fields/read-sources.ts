import type { Named } from '../../events/readings/answers.ts';
import { send } from '../answers/send.ts';
import type { KnownOfSource } from './new-source.ts';

/** A source that was read from a pasted text. */
export interface ReadSource {
  readonly source: KnownOfSource;
  readonly missing: readonly string[];
  readonly notes: readonly string[];
  /** The source of the archive that it is; null: it is not registered. */
  readonly known: Named | null;
}

/** How reading a pasted text ended. */
export type SourcesEnd =
  | { readonly end: 'read'; readonly items: readonly ReadSource[] }
  | { readonly end: 'unread'; readonly words: string };

interface SourcesAnswer {
  readonly items: readonly ReadSource[];
}

/** Has the server read a URL, DOI, BibTeX, RIS or CSL-JSON; nothing is fetched for it. */
export async function readSources(text: string): Promise<SourcesEnd> {
  const sent = await send<SourcesAnswer>('POST', '/api/sources/read', { text });
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
