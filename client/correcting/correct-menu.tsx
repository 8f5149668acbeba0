import type { ReactNode } from 'react';
import { FoldingMenu } from '../frame/folding-menu.tsx';

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

/** The ways to correct a thing. */
export function CorrectMenu({ choices, links }: CorrectMenuProps) {
  return (
    <FoldingMenu className="correct-menu" summary={<summary className="button">Correct</summary>}>
      <ul>
        {links}
        {choices.map(({ name, onChoose }) => (
          <li key={name}>
            <button type="button" onClick={onChoose}>
              {name}
            </button>
          </li>
        ))}
      </ul>
    </FoldingMenu>
  );
}
