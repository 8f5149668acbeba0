import type { ReactNode } from 'react';
import type { SourceAnswer, SourceItem } from '../../events/readings/answers.ts';
import { Link } from '../address/link.tsx';
import { useHref, useTimelineHref } from '../address/use-href.ts';
import { KindMark } from '../chronicle/kind-mark.tsx';
import { CorrectThingRoom } from '../correcting/correct-thing-room.tsx';
import { Page } from '../frame/page.tsx';
import { History } from '../occurrence/history.tsx';
import { Section } from '../occurrence/section.tsx';
import { RedactedNotice } from '../redacting/redacted-notice.tsx';
import { Name } from '../writing/name.tsx';
import { OutwardLink } from '../writing/outward-link.tsx';
import { Prose } from '../writing/prose.tsx';
import { capital, capitalTerm, counted } from '../writing/term.ts';
import { webAddress } from '../writing/web-address.ts';
import { authorsInWords, sourceTypeInWords } from './source-words.ts';

/** The page of a source: what it is, where it can be read, and what it bears on. */
export function SourceText({ source, citations, redactions }: SourceAnswer) {
  const timeline = useTimelineHref();
  return (
    <Page title={source.title} over={capital(sourceTypeInWords(source.type))}>
      <div className="entry">
        <CorrectThingRoom kind="source" item={source} />
        <RedactedNotice redactions={redactions} />
        {source.withdrawn && <p className="notice">The archive no longer relies on this source.</p>}
        <dl className="pairs">
          {pairsOf(source).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
          <CitedVia source={source} />
        </dl>
        <Prose text={source.abstract ?? ''} />
        <Prose text={source.note ?? ''} />
        <p className="ways">
          <Link href={timeline({ source: [source.id] })}>
            {counted(source.occurrences, 'occurrence')} on the timeline
          </Link>
        </p>
        <Section title="What it bears on">
          <SourceLines citations={citations} />
        </Section>
        <History path={`/sources/${encodeURIComponent(source.id)}`} version={source.version} />
      </div>
    </Page>
  );
}

function SourceLines({ citations }: Pick<SourceAnswer, 'citations'>) {
  const href = useHref();
  return (
    <ol className="lines">
      {citations.map(({ occurrence, citation, alone }) => (
        <li key={`${occurrence.id} ${citation.locator}`}>
          <span className="date">{occurrence.date.words}</span>
          <span className="line-text">
            <Link href={href({ page: 'occurrence', id: occurrence.id })}>
              <Name>{occurrence.name}</Name>
            </Link>
            <span className="line-about">
              <KindMark kind={occurrence.kind} />
              <span>
                {capitalTerm(citation.stance)}, <bdi>{citation.locator}</bdi>
                {alone && '; nothing else supports it'}
              </span>
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}

function CitedVia({ source }: { readonly source: SourceItem }) {
  const href = useHref();
  if (source.citedVia === null) return null;
  return (
    <div>
      <dt>Known through</dt>
      <dd>
        <Link href={href({ page: 'thing', register: 'sources', id: source.citedVia.id })}>
          <Name>{source.citedVia.name}</Name>
        </Link>
        , and not read itself
      </dd>
    </div>
  );
}

/** The parts of a source's description that there are, named for people. */
function pairsOf(source: SourceItem): readonly (readonly [string, ReactNode])[] {
  const text = (name: string, value: string | undefined): (readonly [string, ReactNode])[] =>
    value === undefined || value === '' ? [] : [[name, <bdi key={name}>{value}</bdi>]];
  const link = (name: string, value: string | undefined): (readonly [string, ReactNode])[] =>
    value === undefined ? [] : [[name, <WebLink key={name} address={value} />]];
  const { author, editor, published } = source;
  return [
    ...(author === undefined ? [] : text('By', authorsInWords(author))),
    ...(editor === undefined ? [] : text('Edited by', authorsInWords(editor))),
    ...text('In', source['container-title']),
    ...text('Publisher', source.publisher ?? source.authority),
    ...text('Published', published?.words ?? 'not known when'),
    ...text('Volume', source.volume),
    ...text('Issue', source.issue),
    ...text('Pages', source.page),
    ...text('Number', source.number),
    ...text('DOI', source.DOI),
    ...text('ISBN', source.ISBN),
    ...link('Address', source.URL),
    ...link('Kept copy', source.archiveUrl),
    ...text('Read on', source.accessed),
  ];
}

function WebLink({ address }: { readonly address: string }) {
  const safe = webAddress(address);
  return (
    <OutwardLink href={address}>
      <bdi className="web-address">{safe ?? `${address} (not a web address; not linked)`}</bdi>
    </OutwardLink>
  );
}
