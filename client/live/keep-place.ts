import { flushSync } from 'react-dom';

/**
 * Makes a change to what the page shows and keeps where it was what the reader is at: the row under
 * the pointer or with the focus, else the first row in view of a list that was scrolled into.
 */
export function keepPlace(change: () => void): void {
  const anchor = anchorOf();
  const before = anchor?.getBoundingClientRect().top ?? 0;
  flushSync(change);
  if (anchor === null || !anchor.isConnected) return;
  const moved = anchor.getBoundingClientRect().top - before;
  if (Math.abs(moved) >= 1) scrollBy({ top: moved, behavior: 'instant' });
}

function anchorOf(): Element | null {
  const at = document.querySelector('.rows > li:hover, .rows > li:focus-within');
  if (at !== null) return at;
  const rows = [...document.querySelectorAll('.rows > li')];
  const [first] = rows;
  if (first === undefined || first.getBoundingClientRect().top >= 0) return null;
  return rows.find((row) => row.getBoundingClientRect().top >= 0) ?? null;
}
