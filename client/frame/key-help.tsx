import { useEffect, useRef } from 'react';

const keys: readonly (readonly [readonly string[], string])[] = [
  [['←', '→', '↑', '↓'], 'walk the occurrences, in the timeline and in the list'],
  [['Home', 'End'], 'go to the first or the last of them'],
  [['Enter'], 'open the occurrence'],
  [['Esc'], 'close what is open and go back to where you were'],
  [['/'], 'search'],
  [['+', '−'], 'zoom the timeline in or out'],
  [['0'], 'show the whole of time'],
  [['t'], 'show today'],
  [['n'], 'add an occurrence, where you may'],
  [['Ctrl', 'Enter'], 'save what is being written; with Shift besides, add another'],
  [['l'], 'list alone, or list and timeline'],
  [['Space'], 'play or pause a replay, from its bar or its play-head'],
  [[',', '.'], 'in a replay, step to the previous or the next occurrence'],
  [['?'], 'show or hide these keys'],
];

interface KeyHelpProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

/** The list of keys, as a dialog that Escape closes. */
export function KeyHelp({ isOpen, onClose }: KeyHelpProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <dialog ref={dialog} className="key-help" aria-labelledby="key-help-title" onClose={onClose}>
      <h2 id="key-help-title">Keys</h2>
      <dl>
        {keys.map(([names, does]) => (
          <div key={does}>
            <dt>
              {names.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button className="button">Close</button>
      </form>
    </dialog>
  );
}
