import type { ReactNode } from 'react';
import type { OwnToken } from '../../events/readings/accounts.ts';
import { dayOfInstant, instantInWords } from '../writing/day-words.ts';
import { Name } from '../writing/name.tsx';

interface TokenLineProps {
  readonly token: OwnToken;
  /** What else is to be said of it. */
  readonly children?: ReactNode;
}

/** A token in a list: what it is for, what it may do, and until when. */
export function TokenLine({ token, children }: TokenLineProps) {
  const { label, role, createdAt, expiresAt } = token;
  return (
    <p>
      {label === '' ? 'A token without a label' : <Name>{label}</Name>} · {role}
      <span className="account-small">
        {children}Made {dayOfInstant(createdAt)};{' '}
        {expiresAt === null ? 'does not expire' : `expires ${instantInWords(expiresAt)}`}.
      </span>
    </p>
  );
}
