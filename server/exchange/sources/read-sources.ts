import { isWebAddress } from '../../../events/vocabulary/text.ts';
import type { ReadSourcesAnswer } from '../../../events/readings/editing.ts';
import { parseStrictJson } from '../../http/strict-json.ts';
import { readBibliography } from './bibliography.ts';
import { readDoi } from './doi.ts';
import { finished, fromCsl, type Told } from './from-csl.ts';

/** The longest text that is read, in UTF-16 units, and the most sources that it may tell of. */
export const textLengthMax = 200_000;
const itemsMax = 100;

/** What a text tells of sources, or why it can't be read. */
export type ReadText =
  | {
      readonly ok: true;
      readonly format: ReadSourcesAnswer['format'];
      readonly items: readonly Told[];
    }
  | { readonly ok: false; readonly message: string };

/**
 * Reads a text that tells of sources: an address, a DOI, BibTeX, RIS or CSL-JSON. Nothing is
 * fetched: of an address or a DOI no more is known than itself.
 */
export async function readSources(text: string): Promise<ReadText> {
  const trimmed = text.replace(/^\uFEFF/u, '').trim();
  const doi = readDoi(trimmed);
  if (doi !== null)
    return { ok: true, format: 'doi', items: [finished(new Map([['DOI', doi]]), [])] };
  if (/^[a-z][a-z\d+.-]*:\S*$/iu.test(trimmed)) return readAddress(trimmed);
  if (/^[[{]/u.test(trimmed)) return readCslJson(trimmed);
  if (/^TY {1,2}-/mu.test(trimmed.slice(0, 1_000))) return readItems('ris', trimmed);
  if (/^[^@]*@\s*[a-z]+\s*[{(]/iu.test(trimmed)) return readItems('bibtex', trimmed);
  return no('is neither an address, a DOI, BibTeX, RIS nor CSL-JSON; describe the source yourself');
}

function readAddress(text: string): ReadText {
  if (!isWebAddress(text)) return no('is not a plain http or https address');
  const known = new Map([
    ['type', 'webpage'],
    ['URL', text],
  ]);
  return {
    ok: true,
    format: 'url',
    items: [finished(known, ['Taken as a web page; say what it is.'])],
  };
}

function readCslJson(text: string): ReadText {
  const json = parseStrictJson(new TextEncoder().encode(text));
  if (!json.ok) return no(`looks like CSL-JSON, but ${json.issue.pointer} ${json.issue.message}`);
  const { value } = json;
  return toldBy('csl-json', Array.isArray(value) ? value : [value]);
}

async function readItems(format: 'bibtex' | 'ris', text: string): Promise<ReadText> {
  const items = await readBibliography(format, text);
  return items
    ? toldBy(format, items)
    : no(`looks like ${format === 'ris' ? 'RIS' : 'BibTeX'}, but can’t be read`);
}

function toldBy(format: ReadSourcesAnswer['format'], values: readonly unknown[]): ReadText {
  if (values.length > itemsMax)
    return no(`tells of ${values.length} sources; send at most ${itemsMax}`);
  const items = values
    .filter(isObject)
    .map(fromCsl)
    .filter(({ source }) => Object.keys(source).length > 0);
  if (items.length === 0) return no('tells of no source');
  return { ok: true, format, items };
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function no(message: string): ReadText {
  return { ok: false, message };
}
