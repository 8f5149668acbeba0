interface ReviseNotesProps {
  /** Whether the form holds what was written before. */
  readonly isFound: boolean;
  /** Whether a colleague has changed the occurrence since the form was begun. */
  readonly isBehind: boolean;
  readonly onAnew: () => void;
  readonly onBeside: () => void;
}

/** What is to be known before one writes on. */
export function ReviseNotes({ isFound, isBehind, onAnew, onBeside }: ReviseNotesProps) {
  return (
    <>
      {isFound && (
        <p className="saved-notice">
          This is what you had written before.{' '}
          <button type="button" className="quiet-button" onClick={onAnew}>
            Begin anew
          </button>
        </p>
      )}
      {isBehind && (
        <div className="notice" role="status">
          <p>This occurrence was changed in the meantime. Nothing that you wrote is lost.</p>
          <button type="button" className="button" onClick={onBeside}>
            See it beside yours
          </button>
        </div>
      )}
    </>
  );
}
