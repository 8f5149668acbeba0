import { z } from 'zod';
import { asOf, change, typeName } from './values.ts';

const previewedEvent = z
  .strictObject({
    stream: z.string(),
    version: z.int().min(1).meta({ description: 'The version that its stream would come to.' }),
    type: typeName,
    of: z.string().meta({ description: 'What the thing would then be called.' }),
    changes: z.array(change),
  })
  .meta({ id: 'PreviewedEvent' });

/** `POST /api/events/preview` */
export const previewAnswer = z
  .strictObject({ asOf, events: z.array(previewedEvent) })
  .meta({ id: 'PreviewAnswer', description: 'What each event would change, in their order.' });
