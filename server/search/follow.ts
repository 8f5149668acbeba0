import type { Archive } from '../archive.ts';
import type { SearchIndex } from './search-index.ts';

/**
 * Keeps the index just behind the log: soon after each append, also by another process, page by page
 * so that requests come in between. Begins with what is missing now; returns an undo. What goes
 * wrong is handed to `onFault` and tried again at the next append; a search catches up by itself.
 */
export function followLog(
  archive: Pick<Archive, 'onAppended'>,
  index: Pick<SearchIndex, 'step'>,
  onFault: (fault: unknown) => void,
): () => void {
  let waiting: NodeJS.Immediate | null = null;
  const step = (): void => {
    waiting = null;
    try {
      if (!index.step()) wait();
    } catch (fault) {
      onFault(fault);
    }
  };
  const wait = (): void => {
    waiting ??= setImmediate(step);
  };
  const forget = archive.onAppended(wait);
  wait();
  return () => {
    forget();
    if (waiting) clearImmediate(waiting);
  };
}
