import type {
  ActorAnswer,
  ChronicleAnswer,
  InstrumentAnswer,
  SourceAnswer,
} from '../../events/readings/answers.ts';
import type { Register } from '../address/route.ts';
import { useQuestion } from '../address/use-href.ts';
import { useAnswer } from '../answers/use-answer.ts';
import { Page } from '../frame/page.tsx';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { Waiting } from '../frame/waiting.tsx';
import { ActorText } from './actor-text.tsx';
import { ChronicleText } from './chronicle-text.tsx';
import { InstrumentText } from './instrument-text.tsx';
import { SourceText } from './source-text.tsx';

type ThingAnswer = ActorAnswer | SourceAnswer | InstrumentAnswer | ChronicleAnswer;

/** The page of one actor, source, instrument or chronicle. */
export function ThingPage({ register, id }: { readonly register: Register; readonly id: string }) {
  const question = useQuestion(`/${register}/${encodeURIComponent(id)}`);
  const { answer, isCurrent, problem, askAgain } = useAnswer<ThingAnswer>(question);
  if (problem !== null)
    return (
      <Page title={problem.title}>
        <ProblemNotice problem={problem} onAskAgain={askAgain} isTitled />
      </Page>
    );
  if (answer === null || !isCurrent) return <Waiting />;
  if ('actor' in answer) return <ActorText {...answer} />;
  if ('source' in answer) return <SourceText {...answer} />;
  if ('instrument' in answer) return <InstrumentText {...answer} />;
  return <ChronicleText {...answer} />;
}
