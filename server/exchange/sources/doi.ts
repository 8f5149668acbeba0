/** The DOI that a text is, however it is written (`doi:10.…`, `https://doi.org/10.…`); null: none. */
export function readDoi(text: string): string | null {
  const [, written] =
    /^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)?(10\.\d{4,9}\/\S{1,280})$/iu.exec(text.trim()) ??
    [];
  if (written === undefined) return null;
  return /^https?:/iu.test(text.trim()) ? decoded(written.replace(/[?#].*$/u, '')) : written;
}

function decoded(text: string): string | null {
  try {
    const plain = decodeURIComponent(text);
    return /\s/u.test(plain) ? null : plain;
  } catch {
    return null;
  }
}
