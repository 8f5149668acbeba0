import { z } from 'zod';
import { proposalStates } from '../../../events/readings/proposals.ts';
import { prose, text } from '../../../events/vocabulary/text.ts';
import { appendRequest, describedEvents } from './append.ts';
import { asOf, change, instant, position, typeName } from './values.ts';

/** The most events that one proposal may hold. */
export const proposedMax = 200;

const reason = prose(2_000)
  .default('')
  .meta({ description: 'Why: for the editors, and for the ledger once it is accepted.' });
const expectedVersion = z
  .int()
  .min(1)
  .meta({ description: 'The version of the proposal that you saw, first 1.' });
const id = z.guid().meta({ description: 'A UUID of your choice: a repeat is recognised by it.' });
const events = appendRequest.shape.events.max(proposedMax);

/** `POST /api/proposals` */
export const proposalRequest = z.strictObject({ id: id.optional(), events, reason });

/** The same, as the reference shows it. */
export const describedProposalRequest = z
  .strictObject({ id: id.optional(), events: describedEvents.max(proposedMax), reason })
  .meta({ id: 'ProposalRequest' });

/** `PATCH /api/proposals/{id}`: the whole form anew. */
export const amendRequest = z.strictObject({
  events,
  reason,
  expectedVersion: expectedVersion.optional(),
});

/** The same, as the reference shows it. */
export const describedAmendRequest = z
  .strictObject({
    events: describedEvents.max(proposedMax),
    reason,
    expectedVersion: expectedVersion.optional(),
  })
  .meta({ id: 'AmendRequest' });

/** `POST /api/proposals/{id}/comments` */
export const commentRequest = z.strictObject({ text: text(4_000) }).meta({ id: 'CommentRequest' });

/** `POST /api/proposals/{id}/accept` */
export const acceptRequest = z
  .strictObject({ expectedVersion: expectedVersion.optional() })
  .meta({ id: 'AcceptRequest' });

/** `POST /api/proposals/{id}/decline` */
export const declineRequest = z
  .strictObject({ expectedVersion: expectedVersion.optional(), reason: text(2_000) })
  .meta({ id: 'DeclineRequest' });

/** `POST /api/proposals/{id}/withdraw` */
export const withdrawRequest = z
  .strictObject({ expectedVersion: expectedVersion.optional(), reason: prose(2_000).default('') })
  .meta({ id: 'WithdrawRequest' });

/** The header that names the version in the place of `expectedVersion`. */
export const proposalHeaders = z.object({
  'If-Match': z.string().optional().meta({
    description: 'The version of the proposal that you saw, in quotation marks, such as `"1"`.',
  }),
});

const state = z.enum(proposalStates);
const item = {
  id: z.guid(),
  state,
  version: z.int().min(1),
  by: z.string().meta({ description: 'Public name of whoever proposed it.' }),
  proposedAt: instant,
  changedAt: instant,
  reason: z.string(),
  events: z.int(),
  comments: z.int(),
  of: z.array(z.strictObject({ stream: z.string(), name: z.string() })),
};

/** `GET /api/proposals` */
export const proposalsAnswer = z
  .strictObject({
    asOf,
    total: z.int(),
    counts: z.strictObject({
      open: z.int(),
      accepted: z.int(),
      declined: z.int(),
      withdrawn: z.int(),
    }),
    items: z.array(z.strictObject(item).meta({ id: 'ProposalItem' })),
  })
  .meta({ id: 'ProposalsAnswer', description: 'Open ones first, then the newest first.' });

const proposed = {
  id: z.guid(),
  stream: z.string(),
  type: typeName,
  data: z.unknown(),
  schemaVersion: z.int().min(1),
  expectedVersion: z.int().min(0),
};

const taken = { at: instant, by: z.string() };
const step = z.discriminatedUnion('step', [
  z.strictObject({
    ...taken,
    step: z.enum(['proposed', 'amended']),
    version: z.int().min(1),
    reason: z.string(),
    events: z.array(z.strictObject(proposed).meta({ id: 'ProposedEvent' })),
  }),
  z.strictObject({ ...taken, step: z.literal('accepted'), positions: z.array(position) }),
  z.strictObject({
    ...taken,
    step: z.enum(['commented', 'declined', 'withdrawn']),
    text: z.string(),
  }),
]);

const since = z
  .strictObject({
    position,
    type: typeName,
    recordedAt: instant,
    recordedBy: z.string(),
    changes: z.array(change),
    collides: z.array(z.string()).meta({ description: 'Parts that both bear on, as pointers.' }),
  })
  .meta({ id: 'SaidSince', description: 'Said of the stream since its proposer looked.' });

const weighed = z
  .strictObject({
    ...proposed,
    of: z.string(),
    actualVersion: z.int().min(0),
    isRecorded: z.boolean(),
    changes: z.array(change),
    since: z.array(since),
    refusal: z
      .strictObject({ pointer: z.string(), code: z.string(), message: z.string() })
      .nullable(),
  })
  .meta({ id: 'WeighedEvent', description: 'A proposed event held against the archive now.' });

/** `GET /api/proposals/{id}` */
export const proposalAnswer = z
  .strictObject({
    asOf,
    proposal: z.strictObject({ ...item, steps: z.array(step) }),
    fit: z.enum(['fits', 'moved-on', 'collides', 'refused']).nullable(),
    events: z.array(weighed),
  })
  .meta({ id: 'ProposalAnswer', description: 'A proposal, held against the archive now.' });

/** What `GET /api/proposals` can be asked. */
export const proposalsQuery = z.object({
  state: state.optional().meta({ description: 'Only proposals in this state.' }),
  limit: z.int().min(1).max(200).default(50).meta({ description: 'How many a page has.' }),
  cursor: z.string().optional().meta({
    description: 'Where the page begins, as a `Link` of the page before gave it. Opaque.',
  }),
});
