import { z } from 'zod';
import type { EventType } from '../../../events/vocabulary/event-type.ts';
import { eventTypes } from '../../../events/vocabulary/event.ts';

// A redaction stays as it was said.
function dataOrNone({ name, schema }: EventType): z.ZodType {
  if (name === eventTypes.EventRedacted.name) return schema;
  return schema.nullable().meta({ description: 'Null: it was redacted.' });
}

/**
 * One of the event types: an envelope whose `type` says which data it holds. Each member is a
 * component of the reference, named after its type with `prefix` before it. A redactable one may have
 * null for data.
 */
export function unionByType(
  prefix: string,
  envelope: Readonly<Record<string, z.ZodType>>,
  { isRedactable } = { isRedactable: false },
) {
  const [first, ...others] = Object.values(eventTypes).map((type) =>
    z
      .strictObject({
        ...envelope,
        type: z.literal(type.name),
        data: isRedactable ? dataOrNone(type) : type.schema,
      })
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
