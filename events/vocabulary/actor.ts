import { z } from 'zod';
import { eventType } from './event-type.ts';
import { revisionOf } from './revision.ts';
import { id, prose, slug, text } from './text.ts';

/** What an actor is. */
export const actorKinds = [
  'state',
  'agency',
  'company',
  'organisation',
  'group',
  'person',
] as const;

const fields = z.strictObject({
  name: text(200),
  slug: slug.optional(),
  kind: z.enum(actorKinds),
  aliases: z.array(text(200)).max(50).optional(),
  description: prose(4_000).optional(),
  partOf: id.optional(),
});

/** A state, agency, company, organisation, group or person that takes part in occurrences. */
export const ActorRegistered = eventType('ActorRegistered', 'actor', fields);

/** A corrected description: only the named fields change, each wholly; null clears one. */
export const ActorRevised = eventType('ActorRevised', 'actor', revisionOf(fields));
