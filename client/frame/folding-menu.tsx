import {
  useRef,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react';

interface FoldingMenuProps {
  readonly className: string;
  /** What opens it. */
  readonly summary: ReactNode;
  /** A list of links and buttons. */
  readonly children: ReactNode;
}

/** A compact disclosure of things to do; choosing one, Escape or leaving it folds it up. */
export function FoldingMenu({ className, summary, children }: FoldingMenuProps) {
  const menu = useRef<HTMLDetailsElement>(null);
  const close = (): void => {
    if (menu.current !== null) menu.current.open = false;
  };
  // The focus is then where it comes back to when a dialog that was chosen is closed.
  const fold = (): void => {
    close();
    menu.current?.querySelector('summary')?.focus();
  };
  const choose = ({ target }: MouseEvent): void => {
    if (target instanceof Element && target.closest('li > :is(a, button)') !== null) fold();
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || menu.current?.open !== true) return;
    event.preventDefault();
    fold();
  };
  const leave = (event: FocusEvent): void => {
    if (!event.currentTarget.contains(event.relatedTarget)) close();
  };
  return (
    <details
      ref={menu}
      className={`folding-menu ${className}`}
      onClick={choose}
      onKeyDown={press}
      onBlur={leave}
    >
      {summary}
      <div className="folding-menu-list">{children}</div>
    </details>
  );
}
