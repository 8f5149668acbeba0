import type { StreamKind } from '../../events/vocabulary/event-type.ts';
import { parseStream } from '../../events/vocabulary/event-type.ts';
import { searchVersion, searchView } from '../search/tables.ts';
import { standingAt, type Rows } from './rows.ts';

/**
 * The id of the thing that an address names at a position: the id itself, or a slug that one thing
 * of the kind alone then had. Ids are the promise; slugs may change, and a slug never hides an id.
 * Null: there is no such thing. A retracted or merged occurrence is found by its id only.
 */
export function resolveId(
  rows: Rows,
  kind: StreamKind,
  name: string,
  position: number,
): string | null {
  if (!parseStream(`${kind}-${name}`)) return slugged(rows, kind, name, position);
  const known =
    kind === 'occurrence' ? rows.occurrence(name, position) : rows.registered(kind, name, position);
  return known ? name : slugged(rows, kind, name, position);
}

function slugged(rows: Rows, kind: StreamKind, slug: string, position: number): string | null {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/u.test(slug) || slug.length > 120) return null;
  const [only, another] =
    kind === 'occurrence'
      ? occurrencesWith(rows, slug, position)
      : rows.all<{ id: string }>(
          `select substr(r.key, length(@kind) + 2) as id from view_register as r
           where r.thing = @kind and r.slug = @slug and ${standingAt('r')} limit 2`,
          { kind, slug, position },
        );
  return only && !another ? only.id : null;
}

/** The live occurrences that had a slug at a position; of many, two. */
function occurrencesWith(rows: Rows, slug: string, position: number): readonly { id: string }[] {
  const [indexed] = rows.all<object>(
    `select 1 from checkpoints
     where view = @view and version = @version and position >= @position`,
    { view: searchView, version: searchVersion, position },
  );
  if (indexed)
    return rows.all<{ id: string }>(
      `select substr(d.key, 12) as id from search_documents as d
       where d.slug = @slug and d.thing = 'occurrence' and ${standingAt('d')} limit 2`,
      { slug, position },
    );
  // The index of words is behind for a moment: every occurrence is looked at. The text is looked for
  // first, since taking every body apart would be slower by far.
  return rows.all<{ id: string }>(
    `select t.key as id from view_timeline as t
     where instr(t.body, @quoted) and t.status = 'live' and ${standingAt('t')}
       and json_extract(t.body, '$.slug') = @slug limit 2`,
    { slug, quoted: `"slug":"${slug}"`, position },
  );
}
