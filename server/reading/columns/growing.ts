/** The arrays of numbers that columns are made of. */
interface Numbers {
  readonly length: number;
  set(from: this): void;
}

/**
 * The same numbers in an array of at least `length`; where it is too short, in a new one with room
 * for more, filled up with zeros.
 */
export function grown<Column extends Numbers>(
  column: Column,
  length: number,
  make: (length: number) => Column,
): Column {
  if (length <= column.length) return column;
  const larger = make(Math.ceil(length * 1.25) + 64);
  larger.set(column);
  return larger;
}

/** An empty column of whole numbers below 2^32. */
export function wholeNumbers(length = 0): Uint32Array<ArrayBuffer> {
  return new Uint32Array(length);
}

/** An empty column of whole numbers below 2^8. */
export function bytes(length = 0): Uint8Array<ArrayBuffer> {
  return new Uint8Array(length);
}

/** An empty column of days: they may lie beyond 2^32. */
export function days(length = 0): Float64Array<ArrayBuffer> {
  return new Float64Array(length);
}
