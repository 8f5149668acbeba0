/** An entry of a feed; every text is plain text. */
export interface FeedEntry {
  /** A URI that names it for ever. */
  readonly id: string;
  readonly title: string;
  /** RFC 3339. */
  readonly updated: string;
  readonly authors: readonly string[];
  readonly contributors: readonly string[];
  readonly category: string;
  readonly link: string;
  readonly content: string;
}

/** A feed; every text is plain text. */
export interface Feed {
  /** A URI that names it for ever. */
  readonly id: string;
  readonly title: string;
  /** RFC 3339. */
  readonly updated: string;
  readonly self: string;
  readonly alternate: string;
  readonly entries: readonly FeedEntry[];
}

/** Writes a feed as Atom (RFC 4287). */
export function writeAtom(feed: Feed): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom">',
    element('id', feed.id),
    element('title', feed.title),
    element('updated', feed.updated),
    `<link rel="self" type="application/atom+xml" href="${escaped(feed.self)}"/>`,
    `<link rel="alternate" type="text/html" href="${escaped(feed.alternate)}"/>`,
    ...feed.entries.map(writeEntry),
    '</feed>',
    '',
  ].join('\n');
}

function writeEntry(entry: FeedEntry): string {
  return [
    '<entry>',
    element('id', entry.id),
    element('title', entry.title),
    element('published', entry.updated),
    element('updated', entry.updated),
    ...entry.authors.map((name) => `<author>${element('name', name)}</author>`),
    ...entry.contributors.map((name) => `<contributor>${element('name', name)}</contributor>`),
    `<category term="${escaped(entry.category)}"/>`,
    `<link rel="alternate" type="text/html" href="${escaped(entry.link)}"/>`,
    `<content type="text">${escaped(entry.content)}</content>`,
    '</entry>',
  ].join('\n');
}

function element(name: string, text: string): string {
  return `<${name}>${escaped(text)}</${name}>`;
}

// Text constructs without a type are plain text (RFC 4287, section 3.1.1.1).
const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What XML 1.0 can't hold (section 2.2). Log and addresses hold no half of a surrogate pair. */
const notInXml = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Controls that turn what follows them around, beyond the end of their text. */
const turning = /[\u202A-\u202E\u2066-\u2069]/gu;

/** A text as XML has it. What can't or should not be there shows as U+FFFD. */
function escaped(text: string): string {
  return text
    .replace(notInXml, '\uFFFD')
    .replace(turning, '\uFFFD')
    .replace(/[&<>"']/gu, (character) => escapes[character] ?? '');
}
