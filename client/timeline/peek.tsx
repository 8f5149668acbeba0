import type { ReactElement } from 'react';
import { changeWords } from './changes.ts';
import { signsOf } from './signs.ts';
import type { Kind } from './mark-model.ts';
import type { TimelineView } from './timeline-view.ts';

const widthPx = 300;
const markPx = 30;

/** A note beside a mark: the whole title, the date in words, the kind, and every caution. */
export function Peek(props: {
  /** The mark's key; null for none. */
  of: string | null;
  view: TimelineView | null;
  kinds: readonly Kind[];
}): ReactElement | null {
  const { of: key, view, kinds } = props;
  const model = key === null ? undefined : view?.plot.frame.modelOf(key);
  const place = model && view?.plot.placeOf(model.key);
  if (!model || !place || !view || place.y < -markPx || place.y > view.plot.box.height) return null;
  const { item } = model;
  const { box } = view.plot;
  const x = Math.max(4, Math.min(box.left + box.width - widthPx, box.left + place.x));
  const isAbove = place.y > box.height * 0.55;
  const style = isAbove
    ? { left: x, top: place.y, translate: '0 calc(-100% - 8px)' }
    : { left: x, top: place.y + markPx };
  const kindLabel = kinds.find(({ kind }) => kind === item.kind)?.label ?? item.kind;
  const isPossible = view.plot.frame.begunOf(model) === 'possibly';
  const cautions = [
    ...(isPossible ? ['may not have begun by then'] : []),
    ...changeWords(model.change),
    ...signsOf(item).map(({ words }) => words),
  ];
  return (
    <div className="tl-peek" style={style} aria-hidden="true">
      <p className="tl-peek-title">{item.title}</p>
      <p className="tl-peek-date">{item.date.words}</p>
      <p className="tl-peek-kind">{[kindLabel, ...cautions].join(' · ')}</p>
    </div>
  );
}
