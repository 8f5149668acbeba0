import { useState } from 'react';
import { Link } from '../address/link.tsx';
import { instantInWords } from '../writing/day-words.ts';
import { Name } from '../writing/name.tsx';
import { counted } from '../writing/term.ts';
import { Asking } from './asking.tsx';
import { browserDrawer } from './browser-drawer.ts';
import type { Draft } from './draft.ts';
import { dropDraft, listDrafts } from './drafts.ts';

interface DraftsNoticeProps {
  readonly owner: string;
  /** The draft that is on the desk. */
  readonly open: string;
}

/** The other drafts of the same writer, to go on with or to discard. */
export function DraftsNotice({ owner, open }: DraftsNoticeProps) {
  const [drafts, setDrafts] = useState(() => listDrafts(browserDrawer(), owner));
  const [asked, setAsked] = useState<Draft | null>(null);
  const others = drafts.filter(({ id }) => id !== open);
  if (others.length === 0) return null;
  const discard = (id: string): void => {
    dropDraft(browserDrawer(), owner, id);
    setDrafts(listDrafts(browserDrawer(), owner));
  };
  return (
    <details className="drafts">
      <summary>{counted(others.length, 'unfinished draft')}</summary>
      <ul>
        {others.map((draft) => (
          <li key={draft.id}>
            <Link href={`/add?draft=${encodeURIComponent(draft.id)}`}>
              <Name>{titleOf(draft)}</Name>
            </Link>{' '}
            <span className="drafts-when">
              written {instantInWords(new Date(draft.writtenAtMs).toISOString())}
              {draft.isSent && '; sent, but not answered yet'}
            </span>{' '}
            <button type="button" className="quiet-button" onClick={() => setAsked(draft)}>
              Discard
            </button>
          </li>
        ))}
      </ul>
      <Asking
        isOpen={asked !== null}
        title={`Discard “${asked === null ? '' : titleOf(asked)}”?`}
        does="Discard the draft"
        onEnd={(isMeant) => {
          if (isMeant && asked !== null) discard(asked.id);
          setAsked(null);
        }}
      />
    </details>
  );
}

function titleOf({ title }: Draft): string {
  return title.trim() === '' ? 'Without a title as yet' : title.slice(0, 120);
}
