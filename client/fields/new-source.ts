import type { EventData } from '../../events/vocabulary/event.ts';
import { newId } from '../appending/new-id.ts';
import type { NewSource } from './new-things.ts';
import { namesInText } from './registration.ts';

type KnownOfSource = Partial<EventData<'SourceRegistered'>>;

/** A source created in place, from what is known of it. */
export function newSource(known: KnownOfSource, notes: readonly string[] = []): NewSource {
  const {
    type = '',
    title = '',
    published = '',
    URL = '',
    author = [],
    publisher = '',
    'container-title': container = '',
    ...rest
  } = known;
  const texts = { type, title, published, url: URL, container, publisher };
  const source = { ...texts, author: namesInText(author), rest, notes };
  return { thing: 'source', id: newId(), eventId: newId(), source };
}

/** Whether a pasted text may be read as a source: a URL, DOI, BibTeX, RIS or CSL-JSON. */
export function mayBeSource(text: string): boolean {
  const start = text.trimStart();
  return (
    /^https?:\/\/\S+\s*$/iu.test(start) ||
    /^(?:doi:\s*)?10\.\d{4,9}\/\S+\s*$/iu.test(start) ||
    /^@\w+\s*[{(]/u.test(start) ||
    /^TY\s{1,2}-/u.test(start) ||
    /^[[{]\s*(?:["{]|$)/u.test(start)
  );
}
