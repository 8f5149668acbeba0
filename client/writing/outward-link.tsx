import type { ReactNode } from 'react';
import { webAddress } from './web-address.ts';

/** A link that leaves this site; text alone when the address is not one that may be followed. */
export function OutwardLink(props: { readonly href: string | undefined; children: ReactNode }) {
  const href = webAddress(props.href);
  if (href === null) return <>{props.children}</>;
  return (
    <a href={href} rel="noopener noreferrer" className="outward">
      {props.children}
    </a>
  );
}
