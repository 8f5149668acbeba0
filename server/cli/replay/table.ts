/** The most characters that a cell shows. */
export const cellWidthMax = 60;

/**
 * Rows as a table for a terminal, columns aligned, long cells cut with an ellipsis. Control and
 * direction characters are shown as U+FFFD, so that no text of the archive can steer the terminal.
 */
export function tableText(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const shown = [headings, ...rows].map((row) => row.map(shorten));
  const widths = headings.map((_, index) =>
    Math.max(...shown.map((row) => Array.from(row[index] ?? '').length)),
  );
  return shown
    .map((row) =>
      row
        .map((cell, index) => cell + ' '.repeat((widths[index] ?? 0) - Array.from(cell).length))
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join('');
}

function shorten(cell: string): string {
  const safe = cell.replace(/[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu, '\uFFFD');
  const characters = Array.from(safe);
  return characters.length <= cellWidthMax
    ? safe
    : `${characters.slice(0, cellWidthMax - 1).join('')}…`;
}
