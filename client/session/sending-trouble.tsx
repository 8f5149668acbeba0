import { useState } from 'react';
import { useSecondsLeft } from '../frame/use-seconds-left.ts';
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
  const seconds = useSecondsLeft(untilMs);
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
