import { useEffect, useState } from 'react';
import { browserDrawer } from '../adding/browser-drawer.ts';
import { download } from '../export/download.ts';
import { announce } from '../frame/announcer.tsx';
import { CopyLine } from './copy-line.tsx';
import type { Finding, Proved } from './finding.ts';
import { findingInWords } from './finding-words.ts';
import { KeptOfLog } from './kept-of-log.tsx';
import type { ShownEvent } from './shown-event.ts';
import { verifyEvent } from './verify.ts';
import './verifying.css';

/** Verifies an event as soon as it is shown, and tells in words what that came to. */
export default function VerifyEvent({ shown }: { readonly shown: ShownEvent }) {
  const [round, setRound] = useState(0);
  const finding = useFinding(shown, round);
  const { position } = shown.event;
  const again = (): void => setRound(round + 1);
  if (finding === null) return <p className="verify-state">Verifying …</p>;
  const { isWell, heading, sentences } = findingInWords(finding, position);
  return (
    <div className="verify-finding" data-found={finding.found}>
      <p className={isWell ? 'verify-well' : 'verify-wrong'}>
        <span aria-hidden="true">{isWell ? '✓' : '✗'} </span>
        {heading}
      </p>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {finding.found === 'proved' ? (
        <Receipt position={position} proved={finding} />
      ) : (
        <p>
          <button type="button" className="quiet-button" onClick={again}>
            Verify again
          </button>
        </p>
      )}
      <KeptOfLog shown={finding.found === 'other-key' ? finding.shown : null} onChange={again} />
    </div>
  );
}

function useFinding(shown: ShownEvent, round: number): Finding | null {
  const [told, setTold] = useState<{ readonly of: unknown; readonly finding: Finding } | null>(
    null,
  );
  // An event that is told once more as before is not verified once more.
  const text = JSON.stringify(shown);
  useEffect(() => {
    const asking = new AbortController();
    const verify = async (): Promise<void> => {
      // The server shares the types of its answers with us; what it sends is what they say.
      const once = JSON.parse(text) as ShownEvent;
      const finding = await verifyEvent(once, {
        fetch: (path, how) => fetch(path, how),
        signal: asking.signal,
        drawer: browserDrawer(),
        now: () => new Date(),
      });
      if (asking.signal.aborted) return;
      setTold({ of: round, finding });
      const { heading, sentences } = findingInWords(finding, once.event.position);
      announce(`Event ${once.event.position}: ${heading}. ${sentences[0] ?? ''}`);
    };
    void verify();
    return () => asking.abort();
  }, [text, round]);
  return told?.of === round ? told.finding : null;
}

/** The receipt to take away, and what is and isn't proved by it. */
function Receipt({ position, proved }: { readonly position: number; readonly proved: Proved }) {
  const name = `event-${position}.tlog-proof`;
  return (
    <>
      <p>
        This does not prove that what the event says is true: its sources are for that. Nor that
        everyone is shown the same log: whoever keeps it has its key, and a rewritten log shows only
        to those who hold an older seal, as this browser does, or a receipt.
      </p>
      <p>
        <button
          type="button"
          className="quiet-button"
          onClick={() => download(name, 'text/plain', proved.text)}
        >
          Download the receipt
        </button>
      </p>
      <CopyLine
        label="To check the receipt without this archive"
        text={`npx regesta verify ${name} --key '${proved.key.key}'`}
      />
    </>
  );
}
