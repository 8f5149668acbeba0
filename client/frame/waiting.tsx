/** Stands where a page will be; it says so only to those who wait long. */
export function Waiting() {
  return (
    <main id="content" className="page" tabIndex={-1} aria-busy="true">
      <p className="waiting">Reading …</p>
    </main>
  );
}
