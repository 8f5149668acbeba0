import { useEffect, useState } from 'react';
import type { Trouble } from './use-sending.ts';

/** Why a form was not taken, where it is no matter of one field. */
export function SendingTrouble({ trouble }: { readonly trouble: Trouble | null }) {
  return (
    <div role="alert" className="sending-trouble">
      {trouble?.trouble === 'said' && <p>{trouble.words}</p>}
      {trouble?.trouble === 'wait' && <Wait key={trouble.untilMs} untilMs={trouble.untilMs} />}
    </div>
  );
}

/** How long one must wait; only the first sentence is read out, the seconds are for the eye. */
function Wait({ untilMs }: { readonly untilMs: number }) {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.ceil((untilMs - nowMs) / 1_000));
  const [atFirst] = useState(seconds);
  if (seconds === 0) return <p>You can try again now.</p>;
  return (
    <p>
      Too many tries were in vain. Wait before the next one:{' '}
      <span className="unseen">{atFirst} seconds.</span>
      <span aria-hidden="true">{seconds} s.</span>
    </p>
  );
}
