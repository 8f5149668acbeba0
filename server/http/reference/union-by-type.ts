import { z } from 'zod';
import { eventTypes } from '../../../events/vocabulary/event.ts';

/**
 * One of the event types: an envelope whose `type` says which data it holds. Each member is a
 * component of the reference, named after its type with `prefix` before it.
 */
export function unionByType(prefix: string, envelope: Readonly<Record<string, z.ZodType>>) {
  const [first, ...others] = Object.values(eventTypes).map((type) =>
    z
      .strictObject({ ...envelope, type: z.literal(type.name), data: type.schema })
      .meta({ id: `${prefix}${type.name}` }),
  );
  if (!first) throw new Error('There is no event type.');
  const members = Object.keys(eventTypes).map((name) => [
    name,
    `#/components/schemas/${prefix}${name}`,
  ]);
  return z.discriminatedUnion('type', [first, ...others]).meta({
    override: { discriminator: { propertyName: 'type', mapping: Object.fromEntries(members) } },
  });
}
