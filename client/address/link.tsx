import type { MouseEvent, ReactNode, Ref } from 'react';
import { goTo } from './address.ts';

interface LinkProps {
  readonly href: string;
  /** Where it leads by the time it is followed, when that may have changed since it was drawn. */
  readonly to?: (() => string) | undefined;
  readonly children: ReactNode;
  readonly className?: string;
  readonly current?: boolean;
  readonly tabIndex?: number;
  readonly ref?: Ref<HTMLAnchorElement>;
  readonly onFocus?: () => void;
}

/** A link to a page of this site: a real one, so that it can be copied or opened in a new tab. */
export function Link(props: LinkProps) {
  const { href, to, children, current, ...rest } = props;
  const follow = (event: MouseEvent<HTMLAnchorElement>): void => {
    const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey);
    if (!isPlain || event.altKey || event.defaultPrevented) return;
    event.preventDefault();
    goTo(to?.() ?? href, 'push');
  };
  return (
    <a href={href} onClick={follow} aria-current={current === true ? 'page' : undefined} {...rest}>
      {children}
    </a>
  );
}
