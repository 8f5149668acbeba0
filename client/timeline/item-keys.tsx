import { memo, useId } from 'react';
import type { KeyboardEvent, ReactElement, Ref } from 'react';
import { changeWords } from './changes.ts';
import { keyAsk } from './keys.ts';
import type { Kind, MarkModel } from './mark-model.ts';
import { nameOf } from './signs.ts';
import type { TimelineProps } from './timeline-props.ts';
import type { TimelineView } from './timeline-view.ts';
import type { UsedTimeline } from './use-timeline.ts';
import { stepFrom } from './walk.ts';
import type { Step } from './walk.ts';

interface ItemKeysProps extends Pick<TimelineProps, 'kinds' | 'onSelect' | 'onOpen'> {
  readonly used: UsedTimeline;
}

/**
 * The timeline for keys and assistive technology: a list box over the plot whose options are the
 * named occurrences in time order. The drawn marks themselves are decoration to it.
 */
export function ItemKeys({
  ref,
  ...props
}: ItemKeysProps & { readonly ref: Ref<HTMLDivElement> }): ReactElement {
  const { kinds } = props;
  const { active, selected, setHasFocus } = props.used;
  const { walk } = props.used.marks;
  const listId = useId();
  const helpId = `${listId}-help`;
  const activeIndex = walk.findIndex(({ id }) => id === active);
  return (
    <>
      <div
        className="tl-keys"
        ref={ref}
        role="listbox"
        tabIndex={0}
        aria-label="Occurrences in time order"
        aria-orientation="horizontal"
        aria-describedby={helpId}
        aria-activedescendant={activeIndex < 0 ? undefined : `${listId}-${activeIndex}`}
        onKeyDown={(event) => press(event, props)}
        onFocus={(event) => setHasFocus(event.currentTarget.matches(':focus-visible'))}
        onBlur={() => setHasFocus(false)}
      >
        <Options walk={walk} kinds={kinds} selected={selected} listId={listId} />
      </div>
      <p id={helpId} hidden>
        Left and right walk through time, up and down change lanes, Enter opens, Escape clears, plus
        and minus zoom, 0 shows all, T shows today.
      </p>
    </>
  );
}

const Options = memo(function Options(props: {
  walk: readonly MarkModel[];
  kinds: readonly Kind[];
  selected: string | null;
  listId: string;
}): ReactElement[] {
  const labels = new Map(props.kinds.map(({ kind, label }) => [kind, label]));
  return props.walk.map((model, index) => (
    <span
      key={model.id}
      id={`${props.listId}-${index}`}
      role="option"
      aria-selected={model.id === props.selected}
      data-occurrence={model.id}
    >
      {[
        ...changeWords(model.change),
        nameOf(model.item, labels.get(model.item.kind) ?? model.item.kind),
      ].join(': ')}
    </span>
  ));
});

function press(event: KeyboardEvent, props: ItemKeysProps): void {
  const ask = keyAsk(event);
  const { view, active, setActive, setHasFocus, handle } = props.used;
  if (!ask || !view) return;
  const isIdle = active === null && (ask.what === 'open' || ask.what === 'clear');
  if (isIdle) return;
  event.preventDefault();
  event.stopPropagation();
  setHasFocus(true);
  switch (ask.what) {
    case 'step':
      step(ask.step, view, props);
      break;
    case 'open':
      if (active !== null) props.onOpen(active);
      break;
    case 'clear':
      setActive(null);
      props.onSelect(null, 'keyboard');
      break;
    case 'zoom':
      view.zoom(ask.factor);
      break;
    case 'pan':
      view.pan(ask.share);
      break;
    case 'fit':
      handle.fit();
      break;
    case 'today':
      view.showToday();
      break;
  }
}

/** Goes to another occurrence; past the last one of the window, on to the next window. */
function step(towards: Step, view: TimelineView, props: ItemKeysProps): void {
  const { active, setActive, marks } = props.used;
  const { walk, lanes } = marks;
  const laneOrder = lanes.map(({ id }) => id);
  const model = stepFrom(walk, active, towards, laneOrder);
  if (model) {
    setActive(model.id);
    view.reveal(model);
    props.onSelect(model.id, 'keyboard');
  } else if (towards === 'next') view.pan(0.6);
  else if (towards === 'previous') view.pan(-0.6);
}
