/** What makes a spreadsheet take a cell for a formula, or what marks one that was not to be one. */
const formulaSign = /^['=+\-@\t\r＝＋－＠]/u;

/**
 * Rows as CSV (RFC 4180, UTF-8, lines ended by LF). A cell that a spreadsheet would take for a
 * formula gets an apostrophe before it, and so does one that begins with an apostrophe: who reads
 * the file takes one leading apostrophe away, and has `-0043-03-15` as it was.
 */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cellOf).join(',')}\n`).join('');
}

function cellOf(text: string): string {
  const safe = formulaSign.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
