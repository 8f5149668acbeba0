const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const values = new Map(alphabet.split('').map((sign, value) => [sign, value]));

/** Bytes as Base 64 (RFC 4648, section 4), padded. */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [b, c] = [bytes[at + 1], bytes[at + 2]];
    const bits = ((bytes[at] ?? 0) << 16) | ((b ?? 0) << 8) | (c ?? 0);
    text += signOf(bits >> 18) + signOf(bits >> 12);
    text += b === undefined ? '=' : signOf(bits >> 6);
    text += c === undefined ? '=' : signOf(bits);
  }
  return text;
}

function signOf(bits: number): string {
  return alphabet.charAt(bits & 63);
}

/**
 * The bytes of Base 64 text; null where it is none. Strict: padded, without white space, and the
 * bits that padding leaves over are zero, so that the same bytes have one text only.
 */
export function fromBase64(text: string): Uint8Array | null {
  const signs = /^((?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}|[A-Za-z0-9+/]{3})?)={0,2}$/u.exec(
    text,
  )?.[1];
  if (signs === undefined || text.length % 4 !== 0) return null;
  const bytes = new Uint8Array(Math.floor((signs.length * 3) / 4));
  let [bits, held, at] = [0, 0, 0];
  for (const sign of signs) {
    bits = ((bits << 6) | (values.get(sign) ?? 0)) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[at] = (bits >> held) & 0xff;
    at += 1;
  }
  return (bits & ((1 << held) - 1)) === 0 ? bytes : null;
}
