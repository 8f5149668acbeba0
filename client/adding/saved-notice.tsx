import { Link } from '../address/link.tsx';
import { Name } from '../writing/name.tsx';

/** An occurrence that has just been saved or proposed. */
export interface SavedOne {
  /** Where it can be seen. */
  readonly href: string;
  readonly title: string;
  readonly isProposal: boolean;
}

/** Says what was saved, above the next one, which keeps its source and date. */
export function SavedNotice({ saved }: { readonly saved: SavedOne }) {
  const { href, title, isProposal } = saved;
  return (
    <p className="saved-notice">
      {isProposal ? 'Proposed: ' : 'Saved: '}
      <Link href={href}>
        <Name>{title}</Name>
      </Link>
      . The next one keeps its source and date.
    </p>
  );
}
