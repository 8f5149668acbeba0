import { tryAgain, useConnection } from '../answers/connection.ts';
import { useSecondsLeft } from './use-seconds-left.ts';

/** Says that the archive can't be reached, what that means, and when it is tried again. */
export function ConnectionBanner() {
  const connection = useConnection();
  const retryAtMs = connection.state === 'lost' ? connection.retryAtMs : null;
  if (connection.state === 'fine') return <div role="alert" />;
  return (
    <div role="alert" className="banner">
      <p>
        <strong>The connection to the archive is lost.</strong> What you see was read before; it
        will be read again as soon as the archive answers.
      </p>
      <button type="button" className="quiet-button" onClick={tryAgain}>
        Try now
      </button>
      {retryAtMs !== null && <Wait key={retryAtMs} untilMs={retryAtMs} />}
    </div>
  );
}

function Wait({ untilMs }: { readonly untilMs: number }) {
  const seconds = useSecondsLeft(untilMs);
  return (
    <span className="banner-wait" aria-hidden="true">
      {seconds > 0 ? `next try in ${seconds} s` : 'trying …'}
    </span>
  );
}
