import { useRef, type FocusEvent, type KeyboardEvent, type ReactNode } from 'react';

/** One way to correct a thing. */
export interface CorrectChoice {
  readonly name: string;
  readonly onChoose: () => void;
}

interface CorrectMenuProps {
  readonly choices: readonly CorrectChoice[];
  /** Ways that are links, before the others. */
  readonly links?: ReactNode;
}

/** A compact disclosure with the ways to correct a thing; Escape or leaving it folds it up. */
export function CorrectMenu({ choices, links }: CorrectMenuProps) {
  const menu = useRef<HTMLDetailsElement>(null);
  const fold = (): void => {
    if (menu.current !== null) menu.current.open = false;
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || menu.current?.open !== true) return;
    event.preventDefault();
    fold();
    menu.current.querySelector('summary')?.focus();
  };
  const leave = (event: FocusEvent): void => {
    if (!event.currentTarget.contains(event.relatedTarget)) fold();
  };
  return (
    <details ref={menu} className="correct-menu" onKeyDown={press} onBlur={leave}>
      <summary className="button">Correct</summary>
      <ul>
        {links}
        {choices.map(({ name, onChoose }) => (
          <li key={name}>
            <button
              type="button"
              onClick={() => {
                fold();
                // Where the focus comes back to when the dialog is closed.
                menu.current?.querySelector('summary')?.focus();
                onChoose();
              }}
            >
              {name}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
