import type {
  CitationAnswer,
  Named,
  OccurrenceItem,
  RelationAnswer,
} from '../../events/readings/answers.ts';
import { nameOf } from '../../events/projections/register.ts';
import type { TimelineRow } from '../../events/projections/timeline.ts';
import type { Dispute, Occurrence } from '../../events/things/occurrence.ts';
import type { Citation } from '../../events/vocabulary/citation.ts';
import { describeDate, describeDay, isContrary, understand } from './dates.ts';
import type { Names } from './names.ts';
import type { Rows, Version } from './rows.ts';

/** Turns rows into answers: ids into names, dates into days and words, as of one position. */
export class Describer {
  private readonly rows: Rows;
  private readonly names: Names;
  private readonly position: number;

  constructor(rows: Rows, names: Names, position: number) {
    this.rows = rows;
    this.names = names;
    this.position = position;
  }

  /** An occurrence as lists give it. */
  item({ row, position }: Version<TimelineRow>): Omit<OccurrenceItem, 'highlights'> {
    const instruments = [...new Set(row.effects.map(({ instrument }) => instrument))];
    return {
      id: row.id,
      slug: row.slug ?? row.id,
      title: row.title,
      summary: row.summary,
      kind: row.kind,
      importance: row.importance,
      date: describeDate(row.date),
      actors: row.actors.map(({ actor, role }) => ({ ...this.named('actor', actor), role })),
      places: row.places,
      tags: row.tags,
      chronicles: row.chronicles,
      instruments: instruments.map((id) => this.named('instrument', id)),
      sources: [...new Set(row.citations.map(({ source }) => source))],
      disputed: isDisputed(row),
      version: row.version,
      position,
      ...(row.redacted && { redacted: row.redacted }),
    };
  }

  /** A citation with its source; `preferred` is the date that its own date is held against. */
  citation(citation: Citation, preferred: string | null): CitationAnswer {
    const { date, source: id, locator, stance, note, quote } = citation;
    const source = this.rows.registered('source', id, this.position)?.row;
    const { published, citedVia } = source ?? {};
    return {
      source: id,
      locator,
      stance,
      ...(note === undefined ? {} : { note }),
      ...(quote === undefined ? {} : { quote }),
      sourceTitle: source ? nameOf(source) : id,
      sourceSlug: source?.slug ?? id,
      published: published === undefined ? null : wordsOnly(published),
      withdrawn: source?.withdrawn ?? false,
      citedVia: citedVia === undefined ? null : this.named('source', citedVia),
      date:
        date === undefined
          ? null
          : { ...describeDay(date), disagrees: preferred !== null && isContrary(date, preferred) },
    };
  }

  /** A relation with the occurrence at its other end, `other`. */
  relation(
    { relation, citation }: Occurrence['relations'][number],
    direction: 'to' | 'from',
    other: TimelineRow,
  ): RelationAnswer {
    const { id, slug = id, title: name, kind, date } = other;
    const { words } = understand(date.edtf);
    return {
      relation,
      direction,
      occurrence: { id, slug, name, words, kind },
      citation: this.citation(citation, null),
    };
  }

  /** A dispute with its citations, held against the preferred date. */
  dispute({ date, citations, ...dispute }: Dispute, preferred: string) {
    return {
      ...dispute,
      date: date === undefined ? null : wordsOnly(date),
      citations: citations.map((citation) => this.citation(citation, preferred)),
    };
  }

  private named(thing: 'actor' | 'instrument' | 'source', id: string): Named {
    return this.names.registered(thing, id);
  }
}

function wordsOnly(edtf: string): { readonly edtf: string; readonly words: string } {
  return { edtf, words: understand(edtf).words };
}

/** Whether a dispute is open, or two of the dates given, the preferred one included, conflict. */
function isDisputed({ date, citations, disputes }: Occurrence): boolean {
  if (disputes.some(({ resolved }) => resolved === null)) return true;
  const dates = new Set(citations.flatMap((citation) => citation.date ?? []));
  const given = [...dates.add(date.edtf)];
  return given.some((one, index) => given.slice(index + 1).some((other) => isContrary(one, other)));
}
