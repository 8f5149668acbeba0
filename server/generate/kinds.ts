import type { EventData } from '../../events/vocabulary/event.ts';

type Hue = NonNullable<EventData<'ChronicleOpened'>['kinds']>[number]['colour'];

/** What a title names: two actors, a matter and a place. */
export interface Named {
  readonly a: string;
  readonly b: string;
  readonly matter: string;
  readonly place: string;
}

/** A kind of occurrence: its term, the hue it is drawn in, and how its titles read. */
export interface Kind {
  readonly kind: string;
  readonly hue: Hue;
  readonly title: (named: Named) => string;
}

/** Kinds of occurrences, the commonest first. */
export const kinds: readonly Kind[] = [
  kind('statement', 'blue', ({ a, matter }) => `${a} states its position on ${matter}`),
  kind('negotiation', 'teal', ({ a, b, matter }) => `${a} and ${b} negotiate on ${matter}`),
  kind('publication', 'slate', ({ a, matter }) => `${a} publishes a report on ${matter}`),
  kind('agreement', 'green', ({ a, b, place }) => `${a} and ${b} sign an accord at ${place}`),
  kind('law', 'violet', ({ a, matter }) => `${a} passes a law on ${matter}`),
  kind('breach', 'red', ({ a, b, matter }) => `${b} accuses ${a} of a breach over ${matter}`),
  kind('sanctions', 'orange', ({ a, b, matter }) => `${a} sanctions ${b} over ${matter}`),
  kind('prosecution', 'plum', ({ a, b, place }) => `${b} is tried at ${place} by ${a}`),
  kind('embassy', 'olive', ({ a, b, place }) => `An embassy of ${a} meets ${b} at ${place}`),
  kind('siege', 'rose', ({ a, place }) => `${a} lays siege to ${place}`),
  kind(
    'expedition',
    'ochre',
    ({ a, place, matter }) => `${a} sends ships to ${place} for ${matter}`,
  ),
  kind('discovery', 'brown', ({ place, matter }) => `Finds near ${place} bear on ${matter}`),
  kind('election', 'blue', ({ a, place }) => `${a} elects a council at ${place}`),
  kind('famine', 'brown', ({ place, a }) => `Famine reaches ${place}, and ${a} opens its stores`),
  kind('arrest', 'plum', ({ a, b, place }) => `${a} arrests an envoy of ${b} at ${place}`),
  kind('cyber-operation', 'red', ({ a, b }) => `${b} attributes an intrusion to ${a}`),
];

/** A kind of instrument: its first standing, and what each standing may be followed by. */
export interface InstrumentKind {
  readonly kind: string;
  readonly first: string;
  readonly next: Readonly<Record<string, readonly string[]>>;
}

const treaty = {
  first: 'proposed',
  next: {
    proposed: ['signed', 'signed', 'withheld'],
    withheld: ['proposed'],
    signed: ['ratified', 'in-force'],
    ratified: ['in-force'],
    'in-force': ['amended', 'suspended', 'reported-breached', 'ended'],
    amended: ['in-force'],
    suspended: ['in-force', 'ended'],
    'reported-breached': ['in-force', 'suspended', 'ended'],
    ended: ['renewed'],
    renewed: ['in-force'],
  },
};

const charge = {
  first: 'sealed',
  next: {
    sealed: ['unsealed'],
    unsealed: ['pending'],
    pending: ['dismissed', 'convicted'],
    dismissed: ['pending'],
    convicted: ['appealed'],
    appealed: ['pending'],
  },
};

const listing = {
  first: 'listed',
  next: {
    listed: ['extended', 'delisted'],
    extended: ['extended', 'delisted'],
    delisted: ['listed'],
  },
};

/** Kinds of instruments, the commonest first. */
export const instrumentKinds: readonly InstrumentKind[] = [
  { kind: 'agreement', ...treaty },
  { kind: 'law', ...treaty },
  { kind: 'indictment', ...charge },
  { kind: 'norm', ...treaty },
  { kind: 'listing', ...listing },
  { kind: 'order', ...listing },
  { kind: 'investigation', ...charge },
];

function kind(term: string, hue: Hue, title: Kind['title']): Kind {
  return { kind: term, hue, title };
}
