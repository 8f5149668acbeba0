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
  readonly onClose: () => void;
}

const titleId = 'panel-title';

/**
 * One occurrence beside the timeline and the list; on narrow pages a sheet over them. Focus comes
 * to its title when it opens and when it turns to another occurrence.
 */
export function Panel(props: PanelProps) {
  const isWide = useIsWide();
  const { id, asked } = props;
  const title = useRef<HTMLHeadingElement>(null);
  const isThere = asked.answer !== null || asked.problem !== null;
  useEffect(() => {
    if (isThere) title.current?.focus({ preventScroll: true });
    title.current?.closest('.panel')?.scrollTo({ top: 0, behavior: 'instant' });
  }, [id, isThere]);
  const Frame = isWide ? Aside : Sheet;
  return (
    <Frame onClose={props.onClose}>
      <PanelHead {...props} />
      <SectionLevel value={3}>
        <div className={asked.isCurrent ? 'entry' : 'entry entry-former'}>
          <PanelTitle asked={asked} titleRef={title} />
          {asked.problem !== null && (
            <ProblemNotice problem={asked.problem} onAskAgain={asked.askAgain} />
          )}
          {asked.answer !== null && (
            <OccurrenceBody
              occurrence={asked.answer.occurrence}
              hrefOf={props.hrefOf}
              arcs={props.arcs}
            />
          )}
        </div>
      </SectionLevel>
    </Frame>
  );
}

function PanelTitle(props: {
  asked: Asked<OccurrenceAnswer>;
  titleRef: React.RefObject<HTMLHeadingElement | null>;
}) {
  const occurrence = props.asked.answer?.occurrence;
  return (
    <header className="panel-title">
      {occurrence !== undefined && (
        <p className="over">
          <KindMark kind={occurrence.kind} /> <span className="date">{occurrence.date.words}</span>
        </p>
      )}
      <h2 id={titleId} ref={props.titleRef} tabIndex={-1}>
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
      <Link href={href({ page: 'occurrence', id })}>Page</Link>
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
  readonly onClose: () => void;
  readonly children: ReactNode;
}

function Aside({ children }: FrameProps) {
  return (
    <aside className="panel" aria-labelledby={titleId}>
      {children}
    </aside>
  );
}

function Sheet({ onClose, children }: FrameProps) {
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
        event.preventDefault();
        onClose();
      }}
    >
      {children}
    </dialog>
  );
}
