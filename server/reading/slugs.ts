import type { StreamKind } from '../../events/vocabulary/event-type.ts';
import { parseStream } from '../../events/vocabulary/event-type.ts';
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
  const found =
    kind === 'occurrence'
      ? rows.all<{ body: string }>(
          // The text is looked for first: taking every body apart would be slower by far.
          `select t.body from view_timeline as t
           where instr(t.body, @quoted) and t.status = 'live' and ${standingAt('t')}
             and json_extract(t.body, '$.slug') = @slug limit 2`,
          { slug, quoted: `"slug":"${slug}"`, position },
        )
      : rows.all<{ body: string }>(
          `select r.body from view_register as r
           where r.thing = @kind and r.slug = @slug and ${standingAt('r')} limit 2`,
          { kind, slug, position },
        );
  const [only, another] = found;
  if (!only || another) return null;
  const { id }: { readonly id: string } = JSON.parse(only.body);
  return id;
}
