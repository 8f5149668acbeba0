import { useEffect, type ReactNode } from 'react';

interface PageProps {
  readonly title: string;
  /** A line above the title that says what kind of page it is. */
  readonly over?: ReactNode;
  readonly children: ReactNode;
}

/** A page of text: a heading, and what it heads, in a column that is good to read. */
export function Page({ title, over, children }: PageProps) {
  useTitle(title);
  return (
    <main id="content" className="page" tabIndex={-1}>
      <header className="page-head">
        {over !== undefined && <p className="over">{over}</p>}
        <h1>
          <bdi>{title}</bdi>
        </h1>
      </header>
      {children}
    </main>
  );
}

/** Names the page in the browser's tab and history. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title === '' ? 'Regesta' : `${title} · Regesta`;
  }, [title]);
}
