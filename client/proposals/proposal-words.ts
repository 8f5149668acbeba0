import type { ProposalFit, ProposalState } from '../../events/readings/proposals.ts';

/** Where a proposal stands, in a word. */
export const stateWords: Readonly<Record<ProposalState, string>> = {
  open: 'Open',
  accepted: 'Accepted',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
};

/** How an open proposal stands to the archive now, and what that means for it. */
export const fitWords: Readonly<
  Record<ProposalFit, { readonly title: string; readonly says: string }>
> = {
  fits: {
    title: 'It fits',
    says: 'Nothing was said since of what it is about. It can be accepted as it is.',
  },
  'moved-on': {
    title: 'It was overtaken, but nothing collides',
    says: 'Something else was said since. Both can stand: accepted, it goes on top of that.',
  },
  collides: {
    title: 'Parts of it collide with what was said since',
    says: 'Someone else changed what it would change. Amend it first: keep or leave out each part.',
  },
  refused: {
    title: 'A rule of the archive would refuse it now',
    says: 'Amend it so that the rule holds, or decline it.',
  },
};
