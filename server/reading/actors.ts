import type { ActorAnswer, ActorItem } from '../../events/readings/answers.ts';
import type { ActorsRow } from '../../events/projections/actors.ts';
import type { Actor } from '../../events/things/register.ts';
import type { Page, Paged } from './reader.ts';
import type { Reading, StoredOccurrence } from './reading.ts';
import { countNaming, listRegister, type RegisterPage } from './registers.ts';
import { keyedUnder, standingAt } from './rows.ts';
import { withRedactions } from './redactions.ts';
import { resolveId } from './slugs.ts';

/** The most occurrences that a dossier gives of one role: the earliest. The list pages further. */
const dossierMax = 1000;

/** The register of actors; `occurrences` counts those of the reading. */
export function listActors(reading: Reading, page: Page): Paged<RegisterPage<ActorItem>> {
  return listRegister(reading, { thing: 'actor', only: null }, page, (actor) =>
    itemOf(reading, actor),
  );
}

/** An actor and its dossier: the occurrences of the reading by its role, in the order of time. */
export function readActor(reading: Reading, name: string): ActorAnswer | null {
  const { rows, clocks } = reading;
  const id = resolveId(rows, 'actor', name, clocks.position);
  const found = id === null ? null : rows.registered('actor', id, clocks.position);
  if (id === null || !found) return null;
  const { sql, binding } = reading.matching();
  const parts = rows.all<StoredOccurrence & { role: ActorsRow['role'] }>(
    `select json_extract(n.body, '$.role') as role, t.body, t.from_position
     from view_actors as n cross join view_timeline as t on t.key = n.occurrence
     where ${keyedUnder('n', 'id')} and ${standingAt('n')} and ${sql}
     order by role, t.earliest, t.latest, t.key`,
    { ...binding, id },
  );
  const roles = new Map<string, StoredOccurrence[]>();
  for (const { role, ...stored } of parts) {
    const known = roles.get(role) ?? [];
    if (known.length < dossierMax) known.push(stored);
    roles.set(role, known);
  }
  return {
    asOf: reading.asOf,
    actor: itemOf(reading, found.row),
    ...withRedactions(rows, found.row),
    roles: [...roles].map(([role, stored]) => ({
      role,
      occurrences: stored.map((one) => reading.item(one)),
    })),
  };
}

function itemOf(reading: Reading, actor: Actor): ActorItem {
  const { thing, partOf, ...rest } = actor;
  return {
    ...rest,
    partOf: partOf === undefined ? null : reading.names.registered('actor', partOf),
    occurrences: countNaming(reading, thing, actor.id),
  };
}
