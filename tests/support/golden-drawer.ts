import { readdirSync, readFileSync } from 'node:fs';

const drawer = new URL('../fixtures/events/', import.meta.url);

/** What lies in the golden drawer: one event for each type and schema version ever written. */
export const goldenDrawer = readdirSync(drawer)
  .toSorted()
  .map((file) => ({ file, event: contentsOf(file) }));

/** An event as the log gave it out when it was put into the drawer, under the schema of its day. */
export interface GoldenEvent {
  readonly position: number;
  readonly id: string;
  readonly stream: string;
  readonly version: number;
  readonly type: string;
  readonly schemaVersion: number;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly reason: string;
  readonly data: object;
}

/** The first event of this type in the drawer. */
export function goldenEvent(type: string): GoldenEvent {
  const found = goldenDrawer.find(({ event }) => event.type === type);
  if (!found) throw new Error(`the golden drawer holds no ${type}`);
  return found.event;
}

function contentsOf(file: string): GoldenEvent {
  return JSON.parse(readFileSync(new URL(file, drawer), 'utf8'));
}
