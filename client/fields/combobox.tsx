import { useId, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import type { Described } from './field.tsx';
import './combobox.css';

/** One line of a type-ahead's list. */
export interface ComboOption {
  readonly key: string;
  readonly label: string;
  /** What tells it from others of its name. */
  readonly about?: string;
  /** Whether it does something with what is typed, rather than name something found. */
  readonly isWay?: boolean;
}

interface ComboboxProps {
  readonly described: Described;
  readonly text: string;
  /** Whether the text stands for something that was picked. */
  readonly isPicked?: boolean;
  readonly onText: (text: string) => void;
  readonly options: readonly ComboOption[];
  readonly onPick: (key: string) => void;
  /** Whether the first line is taken by Enter as soon as something is typed. */
  readonly picksFirst?: boolean;
  /** Enter, where no line of the list is meant. */
  readonly onEnter?: () => void;
  readonly onLeave?: () => void;
  readonly onFocus?: () => void;
  readonly onPaste?: ((event: ClipboardEvent<HTMLInputElement>) => void) | undefined;
  readonly placeholder?: string | undefined;
}

/**
 * A text field with a list of what may be meant, after the combobox pattern of ARIA 1.2: the focus
 * stays in the field, and arrows move the active line. What an input method composes is its own.
 */
export function Combobox(props: ComboboxProps) {
  const { described, text, options, onPick, onText } = props;
  const list = useId();
  const state = useCombobox(props);
  const isShown = state.isOpen && options.length > 0;
  const active = isShown ? options[state.active] : undefined;
  const pick = (key: string): void => {
    state.close();
    onPick(key);
  };
  return (
    <div className={props.isPicked === true ? 'combobox combobox-picked' : 'combobox'}>
      <input
        {...described}
        type="text"
        dir="auto"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        aria-autocomplete="list"
        aria-expanded={isShown}
        aria-controls={list}
        aria-activedescendant={active && `${list}-${state.active}`}
        value={text}
        placeholder={props.placeholder}
        onChange={(event) => {
          state.open();
          onText(event.currentTarget.value);
        }}
        onKeyDown={(event) => state.press(event, active?.key)}
        onFocus={props.onFocus}
        onPaste={props.onPaste}
        onBlur={() => {
          state.close();
          props.onLeave?.();
        }}
      />
      <span role="status" className="unseen">
        {isShown && `${options.length} to choose from`}
      </span>
      <ul id={list} role="listbox" aria-label="What may be meant" hidden={!isShown}>
        {isShown &&
          options.map((option, index) => (
            <li
              key={option.key}
              id={`${list}-${index}`}
              role="option"
              aria-selected={index === state.active}
              className={option.isWay === true ? 'combobox-way' : undefined}
              // The focus stays in the field, or the list would be gone before the click.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => pick(option.key)}
            >
              <bdi>{option.label}</bdi>
              {option.about !== undefined && option.about !== '' && (
                <bdi className="combobox-about">{option.about}</bdi>
              )}
            </li>
          ))}
      </ul>
    </div>
  );
}

interface ComboboxState {
  readonly isOpen: boolean;
  /** Place of the active line, −1: none. */
  readonly active: number;
  readonly open: () => void;
  readonly close: () => void;
  readonly press: (event: KeyboardEvent<HTMLInputElement>, active: string | undefined) => void;
}

function useCombobox(props: ComboboxProps): ComboboxState {
  const { options, picksFirst = false, text } = props;
  const [isOpen, setOpen] = useState(false);
  const [moved, setMoved] = useState<number | null>(null);
  const first = picksFirst && text.trim() !== '' ? 0 : -1;
  const active = Math.min(moved ?? first, options.length - 1);
  const open = (): void => {
    setOpen(true);
    setMoved(null);
  };
  const close = (): void => {
    setOpen(false);
    setMoved(null);
  };
  const step = (by: 1 | -1): void => {
    setOpen(true);
    const from = isOpen ? active : -1;
    const to = from < 0 && by < 0 ? options.length - 1 : from + by;
    setMoved((to + options.length) % Math.max(1, options.length));
  };
  const press: ComboboxState['press'] = (event, key) => {
    if (isComposing(event) || event.ctrlKey || event.metaKey) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      step(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Escape' && isOpen && options.length > 0) {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (key === undefined) return props.onEnter?.();
      close();
      props.onPick(key);
    } else if (event.key === 'Tab' && !event.shiftKey && moved !== null && key !== undefined) {
      close();
      props.onPick(key);
    }
  };
  return { isOpen, active, open, close, press };
}

/** Whether a key belongs to an input method; Safari ends a composition before its Enter. */
function isComposing(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.keyCode === 229;
}
