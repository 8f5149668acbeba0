import { dismissSaved, positionsInWords, useLastSaved } from './last-saved.ts';

interface SavedNoticeProps {
  readonly stream: string;
  readonly onChanged: () => void;
}

/** Says quietly that something was appended, and offers to undo it. */
export function SavedNotice({ stream }: SavedNoticeProps) {
  const last = useLastSaved();
  if (last === null || last.stream !== stream) return null;
  return (
    <p className="saved-notice">
      <span aria-hidden="true">✓ </span>
      Appended: {positionsInWords(last.positions).toLowerCase()} in the log.{' '}
      <button type="button" className="quiet-button" onClick={dismissSaved}>
        Good
      </button>
    </p>
  );
}
