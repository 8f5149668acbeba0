/**
 * What a history records, in the order in which it was seen by the one process that records: an
 * operation is asked before it is sent, and ended after its answer has come.
 */
export type Entry =
  | {
      readonly entry: 'append';
      readonly op: number;
      /** The events, in order: their streams, and the versions that the client saw. */
      readonly events: readonly { readonly stream: string; readonly expected: number | 'any' }[];
    }
  | { readonly entry: 'read'; readonly op: number; readonly stream: string }
  | {
      readonly entry: 'acknowledged';
      readonly op: number;
      readonly places: readonly { readonly position: number; readonly version: number }[];
    }
  | {
      readonly entry: 'conflict';
      readonly op: number;
      readonly stream: string;
      readonly expected: number;
      readonly actual: number;
    }
  | { readonly entry: 'refused'; readonly op: number }
  | { readonly entry: 'unknown'; readonly op: number }
  /** A reading of a stream's version as of a position. */
  | {
      readonly entry: 'told';
      readonly op: number;
      readonly stream: string;
      readonly position: number;
      readonly version: number;
    }
  /** An event that a live stream brought. */
  | {
      readonly entry: 'frame';
      readonly reader: number;
      readonly position: number;
      readonly id: string;
    };

/** The id of an event: a UUID that tells which event of which operation it is. */
export function idOf(op: number, index: number): string {
  return `${op.toString(16).padStart(8, '0')}-0000-7000-8000-${index.toString(16).padStart(12, '0')}`;
}

/** The operation and the event that an id tells of; null: it is no operation's. */
export function partsOf(id: string): { readonly op: number; readonly index: number } | null {
  const [, op, index] = /^([0-9a-f]{8})-0000-7000-8000-([0-9a-f]{12})$/u.exec(id) ?? [];
  if (op === undefined || index === undefined) return null;
  return { op: Number.parseInt(op, 16), index: Number.parseInt(index, 16) };
}

/** What an event says: told by its id, so that it can be seen whether the log has it as given. */
export function titleOf(id: string): string {
  return `Said in ${id}`;
}
