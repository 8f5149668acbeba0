import { z } from 'zod';
import { asOf } from './values.ts';

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
