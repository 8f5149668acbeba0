import { useEffect, useRef, type ReactNode } from 'react';
import type { OccurrenceAnswer, OccurrenceItem } from '../../events/readings/answers.ts';
import { Link } from '../address/link.tsx';
import { useHref } from '../address/use-href.ts';
import type { Asked } from '../answers/use-answer.ts';
import { KindMark } from '../chronicle/kind-mark.tsx';
import { ProblemNotice } from '../frame/problem-notice.tsx';
import { useIsWide } from '../frame/use-is-wide.ts';
import { OccurrenceBody } from './occurrence-body.tsx';
import type { Arcs } from './relations.tsx';
import { SectionLevel } from './section.tsx';

interface PanelProps {
  readonly id: string;
  readonly asked: Asked<OccurrenceAnswer>;
  readonly earlier: OccurrenceItem | null;
  readonly later: OccurrenceItem | null;
  /** The address that opens another occurrence in this panel. */
  readonly hrefOf: (id: string) => string;
  readonly arcs: Arcs;
  /** What is to be said of it on this page before all else. */
  readonly note?: ReactNode;
  readonly onClose: () => void;
}

const titleId = 'panel-title';

/**
 * One occurrence beside the timeline and the list; on narrow pages a sheet over them. Focus comes
 * to its title when it opens and when it turns to another occurrence.
 */
export function Panel(props: PanelProps) {
  const isWide = useIsWide();
  const { id, asked, onClose } = props;
  const Frame = isWide ? Aside : Sheet;
  return (
    <Frame onClose={onClose} isBusy={!asked.isCurrent}>
      <PanelHead {...props} />
      <SectionLevel value={3}>
        <div className="entry">
          <PanelTitle key={id} asked={asked} />
          {props.note}
          {asked.problem !== null && (
            <ProblemNotice problem={asked.problem} onAskAgain={asked.askAgain} />
          )}
          {asked.answer !== null && (
            <OccurrenceBody
              occurrence={asked.answer.occurrence}
              redactions={asked.answer.redactions}
              hrefOf={props.hrefOf}
              arcs={props.arcs}
            />
          )}
        </div>
      </SectionLevel>
    </Frame>
  );
}

/** The title, which takes the focus as soon as there is something under it to read. */
function PanelTitle({ asked }: Pick<PanelProps, 'asked'>) {
  const title = useRef<HTMLHeadingElement>(null);
  const isThere = asked.isCurrent;
  useEffect(() => {
    if (!isThere) return;
    title.current?.focus({ preventScroll: true });
    title.current?.closest('.panel-scroll')?.scrollTo({ top: 0, behavior: 'instant' });
  }, [isThere]);
  const occurrence = asked.answer?.occurrence;
  return (
    <header className="panel-title">
      {occurrence !== undefined && (
        <p className="over">
          <KindMark kind={occurrence.kind} /> <span className="date">{occurrence.date.words}</span>
        </p>
      )}
      <h2 id={titleId} ref={title} tabIndex={-1}>
        <bdi>{occurrence?.title ?? 'Reading …'}</bdi>
      </h2>
    </header>
  );
}

function PanelHead({ id, earlier, later, hrefOf, onClose }: PanelProps) {
  const href = useHref();
  return (
    <div className="panel-head">
      <nav aria-label="Neighbours in time">
        <Neighbour item={earlier} hrefOf={hrefOf} name="Earlier" />
        <Neighbour item={later} hrefOf={hrefOf} name="Later" />
      </nav>
      <Link href={href({ page: 'occurrence', id })}>Its own page</Link>
      <button type="button" className="icon-button" aria-label="Close" onClick={onClose}>
        <span aria-hidden="true" className="cross" />
      </button>
    </div>
  );
}

function Neighbour(props: {
  item: OccurrenceItem | null;
  hrefOf: (id: string) => string;
  name: string;
}) {
  if (props.item === null) return <span className="no-neighbour">{props.name}</span>;
  return <Link href={props.hrefOf(props.item.id)}>{props.name}</Link>;
}

interface FrameProps {
  readonly isBusy: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

function Aside({ isBusy, children }: FrameProps) {
  return (
    <aside className="panel" aria-labelledby={titleId}>
      <div className="panel-scroll" aria-busy={isBusy}>
        {children}
      </div>
    </aside>
  );
}

function Sheet({ isBusy, onClose, children }: FrameProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="panel sheet"
      aria-labelledby={titleId}
      onCancel={(event) => {
        // Dialogs within the sheet are cancelled on their own.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onClose();
      }}
    >
      <div className="panel-scroll" aria-busy={isBusy}>
        {children}
      </div>
    </dialog>
  );
}
