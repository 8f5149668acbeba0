import { z } from 'zod';
import { eventType } from './event-type.ts';
import { revisionOf } from './revision.ts';
import { edtf, id, prose, slug, text, webAddress } from './text.ts';

/** The types of item in CSL 1.0.2 (Appendix III) that an archive of history cites. */
export const sourceTypes = [
  'article',
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'bill',
  'book',
  'broadcast',
  'chapter',
  'collection',
  'dataset',
  'document',
  'entry-encyclopedia',
  'event',
  'graphic',
  'hearing',
  'interview',
  'legal_case',
  'legislation',
  'manuscript',
  'map',
  'motion_picture',
  'pamphlet',
  'paper-conference',
  'periodical',
  'personal_communication',
  'post',
  'post-weblog',
  'regulation',
  'report',
  'review',
  'song',
  'speech',
  'standard',
  'thesis',
  'treaty',
  'webpage',
] as const;

/** A CSL-JSON name: a person's parts, or a literal name of a body. */
export const sourceName = z.union([
  z.strictObject({
    family: text(200),
    given: text(200).optional(),
    suffix: text(50).optional(),
    'non-dropping-particle': text(50).optional(),
    'dropping-particle': text(50).optional(),
  }),
  z.strictObject({ literal: text(300) }),
]);

const cslText = {
  'title-short': text(300),
  'container-title': text(500),
  'collection-title': text(500),
  'event-title': text(500),
  publisher: text(300),
  'publisher-place': text(200),
  authority: text(300),
  jurisdiction: text(200),
  archive: text(300),
  archive_location: text(300),
  'call-number': text(200),
  volume: text(50),
  issue: text(50),
  page: text(100),
  number: text(100),
  edition: text(100),
  genre: text(200),
  medium: text(200),
  language: text(35),
  DOI: text(300),
  ISBN: text(40),
  ISSN: text(40),
  note: prose(4_000),
  abstract: prose(10_000),
};

const names = z.array(sourceName).max(200);

/**
 * A document: CSL-JSON (1.0.2) plus `published` (EDTF: since when the world could read it; absent:
 * not known), `archiveUrl`, `accessed` (EDTF), and `citedVia`, the id of the source through which
 * alone this one is known.
 */
const fields = z.strictObject({
  type: z.enum(sourceTypes),
  title: text(500),
  slug: slug.optional(),
  author: names.optional(),
  editor: names.optional(),
  translator: names.optional(),
  ...z.strictObject(cslText).partial().shape,
  URL: webAddress.optional(),
  published: edtf.optional(),
  archiveUrl: webAddress.optional(),
  accessed: edtf.optional(),
  citedVia: id.optional(),
});

/** A document enters the register, and may be cited from now on. */
export const SourceRegistered = eventType('SourceRegistered', 'source', fields);

/** A corrected description: only the named fields change, each wholly; null clears one. */
export const SourceRevised = eventType('SourceRevised', 'source', revisionOf(fields));

/** The archive no longer relies on the document; it can't be cited any more. */
export const SourceWithdrawn = eventType('SourceWithdrawn', 'source', z.strictObject({}));
