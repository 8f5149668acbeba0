/** One line of a stream, without its end: its number from 1, and its bytes. */
export interface Line {
  readonly number: number;
  readonly bytes: Uint8Array;
  /** Whether the line was longer than allowed; `bytes` then holds nothing of it. */
  readonly isTooLong: boolean;
}

/** The most bytes that a line of the interchange format may have. */
export const lineLengthMax = 1_048_576;

const newline = 0x0a;

/** The text of a line, or why it has none. */
export function lineText(
  line: Line,
):
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly code: string; readonly message: string } {
  if (line.isTooLong)
    return { ok: false, code: 'line-too-long', message: 'is longer than a line may be; cut it' };
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(line.bytes) };
  } catch {
    return { ok: false, code: 'not-utf-8', message: 'is not UTF-8; save the file as UTF-8' };
  }
}

/**
 * Splits a stream of bytes into lines at U+000A, holding at most one line of `lengthMax` bytes in
 * memory; a longer one is passed over and told of. A last line needs no end; an empty one after
 * the last end is none.
 */
export async function* linesOf(
  chunks: AsyncIterable<Uint8Array>,
  lengthMax = lineLengthMax,
): AsyncGenerator<Line> {
  let number = 0;
  let held: Uint8Array[] = [];
  let length = 0;
  const take = (): Line => {
    const isTooLong = length > lengthMax;
    const bytes = isTooLong ? new Uint8Array() : Buffer.concat(held);
    held = [];
    length = 0;
    number += 1;
    return { number, bytes, isTooLong };
  };
  const hold = (part: Uint8Array): void => {
    length += part.length;
    if (length <= lengthMax) held.push(part);
    else held = [];
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, from)) {
      hold(chunk.subarray(from, end));
      yield take();
      from = end + 1;
    }
    if (from < chunk.length) hold(chunk.subarray(from));
  }
  if (length > 0) yield take();
}
