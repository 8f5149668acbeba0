/** An event as the log stores it; `data` is the exact JSON text, never re-serialised. */
export interface StoredEvent {
  readonly position: number;
  readonly id: string;
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly schemaVersion: number;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly reason: string;
  readonly data: string;
}
