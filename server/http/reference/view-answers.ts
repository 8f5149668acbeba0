import { z } from 'zod';
import { viewNames } from '../../reading/reader.ts';
import { asOf, change, position } from './values.ts';

const count = z.int().min(0);

/** `GET /api/views` */
export const viewsAnswer = z
  .strictObject({
    asOf,
    items: z.array(
      z.strictObject({
        name: z.string(),
        version: z.int().min(1),
        checkpoint: count.meta({ description: 'The last position that it has applied.' }),
        rows: count.meta({ description: 'Its rows as of now.' }),
      }),
    ),
  })
  .meta({ id: 'ViewsAnswer' });

/** `GET /api/views/{name}` */
export const viewAnswer = z
  .strictObject({
    asOf,
    total: count,
    rows: z.array(z.looseObject({ key: z.string() })),
  })
  .meta({ id: 'ViewAnswer' });

/** `GET /api/views/{name}/diff` */
export const diffAnswer = z
  .strictObject({
    asOf,
    view: z.enum(viewNames),
    from: asOf,
    to: asOf,
    total: count,
    items: z.array(
      z.strictObject({
        key: z.string(),
        change: z.enum(['added', 'removed', 'changed']),
        fields: z.array(change),
        positions: z.array(position),
      }),
    ),
  })
  .meta({ id: 'DiffAnswer' });
