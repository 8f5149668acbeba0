import { lazy, Suspense, useState } from 'react';
import type { ExportMenuProps } from './export-menu.tsx';

const ExportMenu = lazy(() => import('./export-menu.tsx'));

/** The place of the export menu, whose code comes only to those who open it. */
export function ExportRoom(props: ExportMenuProps) {
  const [wasOpened, setOpened] = useState(false);
  return (
    <details className="export" onToggle={() => setOpened(true)}>
      <summary className="button">Export</summary>
      {wasOpened && (
        <Suspense fallback={<p className="waiting">Reading …</p>}>
          <ExportMenu {...props} />
        </Suspense>
      )}
    </details>
  );
}
