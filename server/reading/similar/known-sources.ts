import type { Named } from '../../../events/readings/answers.ts';
import { foldedText } from '../../search/words.ts';
import type { Rows } from '../rows.ts';

/** What a source is recognised by. */
export interface AskedSource {
  readonly DOI?: string | undefined;
  readonly URL?: string | undefined;
  readonly title?: string | undefined;
}

interface Registered extends Named {
  readonly DOI: string | null;
  readonly URL: string | null;
}

/**
 * For each of some sources the registered one that it is: of the same DOI, else at the same address,
 * else of the same title and not of another DOI. Withdrawn sources are none. Null: it is not there.
 */
export function findSources(rows: Rows, asked: readonly AskedSource[]): readonly (Named | null)[] {
  const found = asked.map((): Found => ({ by: '', source: null }));
  const wanted = asked.map(({ DOI, URL, title }) => ({
    DOI: DOI?.toLowerCase(),
    URL: URL === undefined ? undefined : plainAddress(URL),
    title: foldedText(title ?? ''),
  }));
  const all = rows.each<Registered>(
    `select substr(r.key, 8) as id, r.slug, json_extract(r.body, '$.title') as name,
       json_extract(r.body, '$.DOI') as DOI, json_extract(r.body, '$.URL') as URL
     from view_register as r
     where r.thing = 'source' and r.to_position is null
       and not json_extract(r.body, '$.withdrawn')`,
    {},
  );
  for (const source of all) {
    const own = {
      DOI: source.DOI?.toLowerCase(),
      URL: source.URL === null ? undefined : plainAddress(source.URL),
      title: foldedText(source.name),
    };
    for (const [index, one] of wanted.entries()) {
      const by = sameness(one, own);
      if (by !== '' && ranks.indexOf(by) > ranks.indexOf(found[index]?.by ?? ''))
        found[index] = { by, source };
    }
  }
  return found.map(
    ({ source }) => source && { id: source.id, slug: source.slug, name: source.name },
  );
}

/** By what two sources are the same, the surest last. */
const ranks = ['', 'title', 'URL', 'DOI'] as const;

interface Found {
  readonly by: (typeof ranks)[number];
  readonly source: Registered | null;
}

type Marks = { readonly [Mark in 'DOI' | 'URL' | 'title']: string | undefined };

function sameness(one: Marks, other: Marks): Found['by'] {
  if (one.DOI !== undefined && one.DOI === other.DOI) return 'DOI';
  if (one.URL !== undefined && one.URL === other.URL) return 'URL';
  const areOthers = one.DOI !== undefined && other.DOI !== undefined;
  return one.title !== '' && one.title === other.title && !areOthers ? 'title' : '';
}

/** An address without what does not tell documents apart: its scheme, `www.`, a last slash, a mark. */
function plainAddress(address: string): string {
  const [, host = '', rest = ''] = /^https?:\/\/(?:www\.)?([^/?#]+)([^#]*)/iu.exec(address) ?? [];
  return host.toLowerCase() + rest.replace(/\/$/u, '');
}
