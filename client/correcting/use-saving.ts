import { useEffect, useRef, useState } from 'react';
import type { PreviewedEvent } from '../../events/readings/editing.ts';
import { connectionFine, connectionLost } from '../answers/connection.ts';
import type { ProblemInWords } from '../answers/problem.ts';
import {
  appendEvents,
  type AppendedEvent,
  type FieldProblem,
  type SavedEnd,
  type StreamConflict,
  type Utterance,
} from '../appending/append-events.ts';
import { newId } from '../appending/new-id.ts';
import { proposeEvents } from '../appending/propose-events.ts';
import { useIsAtLeast } from '../session/use-session.ts';
import { previewEvents } from './preview-events.ts';
import { inForm, type Saying } from './saying.ts';

/** How far a correction has come, from being written to being appended. */
export type Stage =
  | { readonly stage: 'writing' }
  /** What it would change is being asked. */
  | { readonly stage: 'asking' }
  /** Pointers lead into the form. */
  | { readonly stage: 'refused'; readonly errors: readonly FieldProblem[] }
  /** Someone wrote first. */
  | { readonly stage: 'conflict'; readonly conflicts: readonly StreamConflict[] }
  | { readonly stage: 'problem'; readonly problem: ProblemInWords }
  | { readonly stage: 'reviewing'; readonly preview: readonly PreviewedEvent[] }
  /** It was sent; `isLost`: nobody answered so far, and the same is sent again until one does. */
  | {
      readonly stage: 'saving';
      readonly preview: readonly PreviewedEvent[];
      readonly isLost: boolean;
    };

/** What came of a correction: it is in the log, or, said by a contributor, before the editors. */
export type Done =
  | { readonly end: 'appended'; readonly events: readonly AppendedEvent[] }
  | { readonly end: 'proposed'; readonly proposal: string };

/** What a form does to save a correction: what it would change is always shown first. */
export interface Saving {
  /** Whether it is proposed to the editors rather than appended. */
  readonly isProposed: boolean;
  readonly stage: Stage;
  /** Asks what these events would change. */
  readonly review: (sayings: readonly Saying[], reason: string) => void;
  /** Says what is wrong with what is written, before anything is asked. */
  readonly refuse: (errors: readonly FieldProblem[]) => void;
  /** Says them as they were reviewed. */
  readonly confirm: () => void;
  /** Goes back to the form, with all that was written in it. */
  readonly rewrite: () => void;
}

/** Who is told how saving goes on. */
interface SavingEnds {
  readonly onSaved: (done: Done) => void;
  /** Told, too, when someone else wrote first. */
  readonly onConflict?: () => void;
}

interface Reviewed {
  readonly sayings: readonly Saying[];
  readonly events: readonly Utterance[];
  readonly reason: string;
  readonly preview: readonly PreviewedEvent[];
}

type OtherEnd = Exclude<SavedEnd, { end: 'lost' | 'appended' }>;

/**
 * Takes a correction from its form over its preview into the log. Ids are made once for what was
 * reviewed, so that what got no answer is sent again as the same and lands once.
 */
export function useSaving({ onSaved, onConflict }: SavingEnds): Saving {
  const [stage, setStage] = useState<Stage>({ stage: 'writing' });
  const isProposed = !useIsAtLeast('editor');
  const reviewed = useRef<Reviewed>(null);
  const begin = useOneAtATime();

  const settle = (ended: OtherEnd, sayings: readonly Saying[]): void => {
    setStage(stageAfter(ended, sayings));
    if (ended.end === 'conflict') onConflict?.();
  };

  const review: Saving['review'] = (sayings, reason) => {
    const signal = begin();
    const run = async (): Promise<void> => {
      setStage({ stage: 'asking' });
      const ended = await previewEvents(sayings.map(bare), reason);
      if (signal.aborted) return;
      if (ended.end === 'lost') return connectionLost(signal, () => void run());
      connectionFine();
      if (ended.end !== 'previewed') return settle(ended, sayings);
      const events = sayings.map((saying) => ({ ...bare(saying), id: newId() }));
      reviewed.current = { sayings, events, reason, preview: ended.events };
      setStage({ stage: 'reviewing', preview: ended.events });
    };
    void run();
  };

  const confirm = (): void => {
    if (reviewed.current === null) return;
    const { sayings, events, reason, preview } = reviewed.current;
    const signal = begin();
    const run = async (isLost: boolean): Promise<void> => {
      setStage({ stage: 'saving', preview, isLost });
      const ended = await (isProposed ? proposeEvents : appendEvents)(events, reason);
      if (signal.aborted) return;
      // After a fault of the server it is not known, either, what was kept.
      if (ended.end === 'lost' || (ended.end === 'problem' && ended.problem.status >= 500)) {
        setStage({ stage: 'saving', preview, isLost: true });
        return connectionLost(signal, () => void run(true));
      }
      connectionFine();
      if (ended.end === 'appended' || ended.end === 'proposed') onSaved(ended);
      else settle(ended, sayings);
    };
    void run(false);
  };

  const rewrite = (): void => {
    begin();
    setStage({ stage: 'writing' });
  };
  const refuse: Saving['refuse'] = (errors) => setStage({ stage: 'refused', errors });
  return { isProposed, stage, review, refuse, confirm, rewrite };
}

/** Begins something that ends what was begun before, as leaving the page does. */
function useOneAtATime(): () => AbortSignal {
  const under = useRef<AbortController>(null);
  useEffect(() => () => under.current?.abort(), []);
  return () => {
    under.current?.abort();
    under.current = new AbortController();
    return under.current.signal;
  };
}

function bare({ stream, type, data, expectedVersion }: Saying): Omit<Utterance, 'id'> {
  return { stream, type, data, expectedVersion };
}

function stageAfter(ended: OtherEnd, sayings: readonly Saying[]): Stage {
  switch (ended.end) {
    case 'refused':
      return { stage: 'refused', errors: inForm(ended.errors, sayings) };
    case 'conflict':
      return { stage: 'conflict', conflicts: ended.conflicts };
    case 'problem':
      return { stage: 'problem', problem: ended.problem };
  }
}
