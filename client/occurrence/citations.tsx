import type { CitationAnswer } from '../../events/readings/answers.ts';
import { Link } from '../address/link.tsx';
import { useHref } from '../address/use-href.ts';
import { Name } from '../writing/name.tsx';

const stanceNames: Readonly<Record<CitationAnswer['stance'], string>> = {
  supports: 'Supports',
  disputes: 'Disputes',
  mentions: 'Mentions',
};

/** The places in sources that something rests on, each with what it says. */
export function Citations({ citations }: { readonly citations: readonly CitationAnswer[] }) {
  return (
    <ul className="citations">
      {citations.map((citation) => (
        <li key={`${citation.source} ${citation.locator}`}>
          <CitationOf citation={citation} />
        </li>
      ))}
    </ul>
  );
}

function CitationOf({ citation }: { readonly citation: CitationAnswer }) {
  const { quote, note } = citation;
  return (
    <div className={`citation stance-${citation.stance}`}>
      <CitationHead citation={citation} />
      {quote !== undefined && quote !== '' && (
        <blockquote dir="auto">
          <p>{quote}</p>
        </blockquote>
      )}
      <DateClaim date={citation.date} />
      {note !== undefined && note !== '' && (
        <p className="citation-note" dir="auto">
          {note}
        </p>
      )}
    </div>
  );
}

/** Which place in which source, since when it could be read, and what it does to the claim. */
export function CitationHead({ citation }: { readonly citation: CitationAnswer }) {
  const href = useHref();
  const { source, sourceTitle, locator, published, citedVia, withdrawn } = citation;
  return (
    <>
      <p className="citation-head">
        <span className="stance">{stanceNames[citation.stance]}</span>{' '}
        <Link href={href({ page: 'thing', register: 'sources', id: source })}>
          <cite>
            <Name>{sourceTitle}</Name>
          </cite>
        </Link>
        , <bdi className="locator">{locator}</bdi>
      </p>
      <p className="citation-about">
        {published === null ? 'date of publication not known' : `published ${published.words}`}
        {citedVia !== null && (
          <>
            {'; known only through '}
            <Link href={href({ page: 'thing', register: 'sources', id: citedVia.id })}>
              <Name>{citedVia.name}</Name>
            </Link>
          </>
        )}
        {withdrawn && '; the archive no longer relies on this source'}
      </p>
    </>
  );
}

function DateClaim({ date }: Pick<CitationAnswer, 'date'>) {
  if (date === null) return null;
  return (
    <p className={date.disagrees ? 'date-claim disagrees' : 'date-claim'}>
      {date.disagrees ? 'Disagrees about the date: it has ' : 'Has the date as '}
      <span className="date">{date.words}</span> <code className="edtf">{date.edtf}</code>
    </p>
  );
}
