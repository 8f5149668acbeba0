import type { StreamConflict } from '../appending/append-events.ts';
import { SummaryOfProblems } from '../fields/summary-of-problems.tsx';
import { Meanwhile } from './meanwhile.tsx';
import type { Stage } from './use-saving.ts';

interface TroubleProps {
  readonly stage: Stage;
  /** The id of the form, from which those of its fields are made. */
  readonly form: string;
  /** What the field of a pointer is called. */
  readonly labelOf: (pointer: string) => string;
  /** Goes on over what a colleague said: the streams with the versions they are at by now. */
  readonly onGoOn: (versions: ReadonlyMap<string, number>) => void;
}

/** Why a correction was not taken, and what to do; nothing where there is no trouble. */
export function Trouble({ stage, form, labelOf, onGoOn }: TroubleProps) {
  switch (stage.stage) {
    case 'refused':
      return (
        <SummaryOfProblems
          key={JSON.stringify(stage.errors)}
          form={form}
          title="It can’t be said so"
          problems={stage.errors}
          labelOf={labelOf}
          refusals={1}
        />
      );
    case 'conflict':
      return <Conflict conflicts={stage.conflicts} onGoOn={onGoOn} />;
    case 'problem':
      return (
        <div className="notice" role="alert">
          <p>
            {stage.problem.title}. {stage.problem.detail} {stage.problem.remedy}
          </p>
        </div>
      );
    case 'writing':
    case 'asking':
    case 'reviewing':
    case 'saving':
      return null;
  }
}

function Conflict(props: {
  readonly conflicts: readonly StreamConflict[];
  readonly onGoOn: TroubleProps['onGoOn'];
}) {
  const { conflicts, onGoOn } = props;
  return (
    <div className="notice" role="alert">
      <p>Someone else wrote first. Nothing that you wrote is lost. In the meantime:</p>
      {conflicts.map(({ stream, expected }) => (
        <Meanwhile key={stream} stream={stream} since={expected} />
      ))}
      <p className="notice-ways">
        <button
          type="button"
          className="button"
          onClick={() => onGoOn(new Map(conflicts.map((one) => [one.stream, one.actual])))}
        >
          See what yours changes on top of it
        </button>
      </p>
    </div>
  );
}
