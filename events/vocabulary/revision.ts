import { z } from 'zod';

type Revised<Shape extends z.core.$ZodShape> = {
  -readonly [Key in keyof Shape]: Key extends 'slug'
    ? Shape[Key]
    : Shape[Key] extends z.ZodOptional<infer Inner>
      ? z.ZodOptional<z.ZodNullable<Inner>>
      : z.ZodOptional<Shape[Key]>;
};

/**
 * The schema of a revision of things with these fields: each may be named, and at least one is. A
 * field that a thing may lack takes null, which clears it; an address name can only be replaced.
 */
export function revisionOf<Shape extends z.core.$ZodShape>(
  fields: z.ZodObject<Shape, z.core.$strict>,
): z.ZodObject<Revised<Shape>, z.core.$strict> {
  const shape = Object.entries(fields.shape).map(([key, field]) => [key, revisable(key, field)]);
  return z
    .strictObject(Object.fromEntries(shape) as Revised<Shape>)
    .refine((data) => Object.keys(data).length > 0, 'names no field; name at least one');
}

function revisable(key: string, field: z.core.$ZodType): z.core.$ZodType {
  if (!(field instanceof z.ZodOptional)) return z.optional(field);
  return key === 'slug' ? field : z.optional(z.nullable(field.unwrap()));
}
