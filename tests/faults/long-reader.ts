import { existsSync, statSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { archivePath } from '../../server/database/data-folder.ts';
import { Asker } from './ask.ts';
import { count, noFigures, type Figures } from './figures.ts';
import { judge } from './judge.ts';
import { LiveReader } from './live-reader.ts';
import type { Method } from './method.ts';
import { runServer, type ServerProcess } from './server-process.ts';
import { makeTemplate } from './template.ts';

const walMax = 64 * 1024 * 1024;

/** Beyond this size of the file, in bytes, a server checks it while it serves. */
const largeFile = 160 * 1024 * 1024;

/**
 * Readers that stay while much is written: a live stream, one that goes through the log over and
 * over, and, once the file is large, the check beside a server that has begun anew. A round is a
 * second. The control is a program of somebody else's that keeps a transaction, which the server must
 * name.
 */
export const longReader: Method = {
  name: 'long-reader',
  about: 'the write-ahead log stays under 64 MiB while readers stay and much is written',
  needs: [],
  rounds: { test: 0, ci: 20, nightly: 600 },
  run: (rounds) => writeFor(rounds, { isHeld: false }),
  control: () => writeFor(120, { isHeld: true }),
};

async function writeFor(seconds: number, { isHeld }: { isHeld: boolean }): Promise<Figures> {
  const template = await makeTemplate();
  const figures = noFigures();
  const folder = template.copyTo(template.folder());
  const start = () => runServer({ folder, environment: { LOG_LEVEL: 'warn' } });
  let server = await start();
  const asker = new Asker(template.secret);
  const stream = new LiveReader(0, () => undefined);
  const holder = isHeld ? hold(folder) : null;
  let [largest, written, number, isLarge] = [0, 0, 0, false];
  try {
    stream.follow(server.url);
    const until = performance.now() + seconds * 1_000;
    // At least so much is written that it would be seen to grow.
    const least = isHeld ? 0 : 16;
    while (performance.now() < until || number < least) {
      if (isHeld && largest > walMax) break;
      number += 1;
      const body = largeBody(number);
      const answer = await asker.post(`${server.url}/api/events`, body);
      if (answer?.status !== 201) throw new Error(`an append was answered ${answer?.status}`);
      await asker.get(`${server.url}/api/events?after=${(number - 1) * 60}&limit=100`);
      written += JSON.stringify(body).length;
      largest = Math.max(largest, walOf(folder));
      if (isLarge || statSync(archivePath(folder)).size < largeFile) continue;
      isLarge = true;
      await server.stop();
      server = await start();
      stream.follow(server.url);
    }
    if (isHeld) await waitForWord(server);
    figures.rounds = seconds;
    figures.also['MiB of events'] = Math.round(written / 2 ** 20);
    figures.also['largest WAL in MiB'] = Math.round(largest / 2 ** 20);
    if (largest > walMax) figures.findings.push(`the WAL grew to ${largest} bytes`);
    figures.lost = largest > walMax ? 1 : 0;
  } finally {
    holder?.close();
    stream.close();
    asker.close();
    await server.kill();
  }
  const verdict = await judge(folder, []);
  template.remove();
  count(figures, verdict);
  return figures;
}

/** The server looks each five seconds whether a program keeps a transaction, and names it. */
async function waitForWord(server: ServerProcess): Promise<void> {
  const until = performance.now() + 30_000;
  while (!new RegExp(`"processes":\\[(\\d+,)*${process.pid}[,\\]]`, 'u').test(server.said())) {
    if (performance.now() > until) throw new Error(`it named nobody: ${server.said()}`);
    await setTimeout(100);
  }
}

function hold(folder: string): Sqlite.Database {
  const database = new Sqlite(archivePath(folder), { readonly: true });
  database.exec('begin');
  database.prepare('select count(*) from events').get();
  return database;
}

function walOf(folder: string): number {
  const path = `${archivePath(folder)}-wal`;
  return existsSync(path) ? statSync(path).size : 0;
}

function largeBody(number: number): object {
  const events = Array.from({ length: 60 }, (_, at) => ({
    stream: `source-l${number}x${at}`,
    type: 'SourceRegistered',
    data: { type: 'report', title: `Report ${number}, ${at}`, author: authors },
    expectedVersion: 0,
  }));
  return { events, reason: 'To write much' };
}

/** Some thirty kilobytes. */
const authors = Array.from({ length: 100 }, (_, at) => ({ literal: `${at} `.repeat(90).trim() }));
