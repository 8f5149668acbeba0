import { Asker } from './ask.ts';
import { appendBatch, type Batch } from './batches.ts';
import { noFigures, count, type Figures } from './figures.ts';
import { openHasty } from './hasty.ts';
import { judge } from './judge.ts';
import { runServer, type ServerProcess } from './server-process.ts';
import type { Template } from './template.ts';

/** Room that a server is given little of, and then more. */
export interface Room {
  readonly template: Template;
  /** Its data folder, with a copy of the template in it. */
  readonly folder: string;
  /** Once the server runs. */
  squeeze(server: ServerProcess): void;
  widen(server: ServerProcess): void;
}

/** More than the room that is left takes. */
const batchesMax = 250;

/**
 * Lets a client append until the room is used up, and some more; then gives room, and expects the
 * same server to go on. The control's front acknowledges all of it.
 */
export async function squeezeOnce(room: Room, isHasty: boolean): Promise<Figures> {
  const { template, folder } = room;
  const figures = noFigures();
  const server = await runServer({ folder });
  const front = isHasty ? await openHasty(server.url, template.secret) : null;
  const asker = new Asker(template.secret);
  const batches: Batch[] = [];
  const append = async (): Promise<Batch> => {
    const batch = await appendBatch(asker, front?.url ?? server.url, 'x'.repeat(200));
    batches.push(batch);
    return batch;
  };
  try {
    room.squeeze(server);
    while (batches.length < batchesMax) if ((await append()).end !== 'acknowledged') break;
    const refused = await append();
    await front?.handedOn();
    const reading = await asker.get(`${server.url}/api/events?limit=1`);
    if (reading?.status !== 200) figures.findings.push('it answers no readings without room');
    if (!isHasty && refused.detail === '') figures.findings.push('it did not say what is wrong');
    if (!isHasty && refused.end !== 'unknown') figures.findings.push('there was room enough');
    room.widen(server);
    const after = [await append(), await append(), await append()];
    if (after.some(({ end }) => end !== 'acknowledged'))
      figures.findings.push(`it did not go on: ${after.map(({ detail }) => detail).join(' ')}`);
    figures.also['told without room'] = refused.detail;
    await front?.handedOn();
    if (!server.isRunning()) figures.findings.push('the server ended');
    await server.kill();
    count(figures, await judge(folder, batches));
  } finally {
    await server.kill();
    front?.close();
    asker.close();
  }
  return figures;
}

/** The figures of several runs together. */
export function sum(all: readonly Figures[]): Figures {
  const total = noFigures();
  for (const one of all) {
    count(total, one);
    total.rounds += one.rounds - 1;
    Object.assign(total.also, one.also);
  }
  return total;
}
