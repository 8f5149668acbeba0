import type { plugins as registered } from '@citation-js/core';

type Library = typeof registered;

let library: Promise<Library> | null = null;

/** The library, which takes a quarter of a second to load: only who reads a bibliography waits. */
async function load(): Promise<Library> {
  const { plugins } = await import('@citation-js/core');
  await import('@citation-js/plugin-bibtex');
  await import('@citation-js/plugin-ris');
  // It would take an address for something to fetch. Nothing is ever fetched: neither is the type of
  // a text guessed, nor is there a type left that fetches.
  plugins.remove('@else');
  return plugins;
}

/** The formats of bibliographies that the library reads. */
const types = { bibtex: '@biblatex/text', ris: '@ris/file' } as const;

/** The most characters that joining abbreviations of BibTeX (`#`) may come to. */
const joinedMax = 1_000_000;

/**
 * The items of a bibliography as CSL-JSON, which is to be parsed like anything else from outside;
 * null: it can't be read.
 */
export async function readBibliography(
  format: keyof typeof types,
  text: string,
): Promise<readonly unknown[] | null> {
  library ??= load();
  const plugins = await library;
  if (format === 'bibtex' && swells(text)) return null;
  try {
    const items = format === 'ris' ? recordsIn(plugins, text) : parse(plugins, format, text);
    return items.length === 0 ? null : items;
  } catch {
    // Whatever it throws, a stack overflow included, is about the text.
    return null;
  }
}

function parse(plugins: Library, format: keyof typeof types, text: string): readonly unknown[] {
  return plugins.input.chain(text, { forceType: types[format], generateGraph: false });
}

/**
 * Each record of RIS by itself: of one whose type is not known to the library, or has no title there,
 * it would read nothing at all, so that such a record is read as a generic one.
 */
function recordsIn(plugins: Library, text: string): readonly unknown[] {
  const records = text.split(/^ER {1,2}-.*$/mu).filter((record) => record.trim() !== '');
  return records.flatMap((record) => {
    const whole = `${record.trim()}\nER  - \n`;
    const items = parse(plugins, 'ris', whole);
    if (items.some(isTitled)) return items;
    return parse(plugins, 'ris', whole.replace(/^TY {1,2}-.*$/mu, 'TY  - GEN'));
  });
}

function isTitled(item: unknown): boolean {
  return typeof item === 'object' && item !== null && 'title' in item;
}

/** Whether abbreviations are joined (`a # a`) so often that what comes of them could be huge. */
function swells(text: string): boolean {
  const abbreviations = text.match(/@string\b[^@]*/giu) ?? [];
  if (abbreviations.some((one) => one.includes('#'))) return true;
  const joints = text.split('#').length - 1;
  return abbreviations.join('').length * joints > joinedMax;
}
