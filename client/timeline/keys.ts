import type { Step } from './walk.ts';

/** What a key asks of the timeline. */
export type KeyAsk =
  | { readonly what: 'step'; readonly step: Step }
  | { readonly what: 'zoom'; readonly factor: number }
  | { readonly what: 'pan'; readonly share: number }
  | { readonly what: 'fit' | 'today' | 'open' | 'clear' };

const asks: Readonly<Record<string, KeyAsk>> = {
  ArrowRight: { what: 'step', step: 'next' },
  ArrowLeft: { what: 'step', step: 'previous' },
  ArrowUp: { what: 'step', step: 'lane-up' },
  ArrowDown: { what: 'step', step: 'lane-down' },
  Home: { what: 'step', step: 'first' },
  End: { what: 'step', step: 'last' },
  PageUp: { what: 'pan', share: -0.8 },
  PageDown: { what: 'pan', share: 0.8 },
  Enter: { what: 'open' },
  Escape: { what: 'clear' },
  '+': { what: 'zoom', factor: 1.6 },
  '=': { what: 'zoom', factor: 1.6 },
  '-': { what: 'zoom', factor: 1 / 1.6 },
  _: { what: 'zoom', factor: 1 / 1.6 },
  '0': { what: 'fit' },
  t: { what: 'today' },
};

/** What a key pressed on the timeline asks for; null for the keys of the page and the browser. */
export function keyAsk(
  event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>,
): KeyAsk | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  return Object.hasOwn(asks, event.key) ? (asks[event.key] ?? null) : null;
}
