import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pino } from 'pino';
import { parseNote, printSignature } from '../../../events/transparency/note.ts';
import { parseSubmission } from '../../../events/transparency/submission.ts';
import type { AskedWitness } from '../../../server/submitting/asked-witness.ts';
import { Submitting, type SubmittingOptions } from '../../../server/submitting/submitting.ts';
import { cosign, cosignatureBy } from '../../../server/transparency/cosigning.ts';
import * as say from '../../support/sayings.ts';
import { openServer, type TestServer } from '../http/open-server.ts';
import { openLiar, openWitness, witnessKey, type Lie, type TestWitness } from './open-witness.ts';

/** How long a slow machine may take for what follows by itself. */
export const soon = { timeout: 15_000 };

/** An archive that has its seals cosigned, and its witnesses. */
export interface SubmittingBench {
  readonly server: TestServer;
  /** How many events the log has. */
  size(): number;
  /** Appends so many events, and seals the log. */
  append(count: number): void;
  /** Begins to submit, as after a start; `logged` is what it says from now on. */
  open(witnesses: readonly AskedWitness[], pace?: SubmittingOptions['pace']): Submitting;
  logged(): string;
  /** A real witness of this log. */
  witness(name: string): Promise<TestWitness>;
  liar(lie: Lie): Promise<AskedWitness>;
  /** Stops submitting, closes all witnesses and forgets what they signed. */
  clear(): Promise<void>;
}

/** Opens an archive with a few sealed events. */
export async function openBench(): Promise<SubmittingBench> {
  let submitting: Submitting | null = null;
  let logged = '';
  let actors = 0;
  const closing: { close(): void | Promise<void> }[] = [];
  const server = await openServer({ witnesses: () => submitting?.states ?? [] });
  const { transparency, database } = server.opened;
  const sink = new Writable({
    write(chunk: Buffer, _encoding, done) {
      logged += chunk.toString();
      done();
    },
  });
  const append = (count: number): void => {
    for (let at = 0; at < count; at += 1) server.append(say.actor(`a${(actors += 1)}`));
    transparency.seals.current();
  };
  append(3);
  return {
    server,
    size: () => transparency.tree.size(),
    append,
    open(witnesses, pace = {}) {
      logged = '';
      const logger = pino({ level: 'info' }, sink);
      const quick = { pauseMs: 20, timeoutMs: 10_000, backOffMs: 20, backOffMaxMs: 40 };
      submitting = new Submitting({
        witnesses,
        transparency,
        logger,
        pace: { ...quick, ...pace },
      });
      submitting.start();
      return submitting;
    },
    logged: () => logged,
    async witness(name) {
      const opened = await openWitness(name, transparency.key.verifier);
      closing.push(opened);
      return opened;
    },
    async liar(lie) {
      const opened = await openLiar('liar.example', lie);
      closing.push(opened);
      return opened.asked;
    },
    async clear() {
      submitting?.stop();
      submitting = null;
      for (const one of closing.splice(0)) await one.close();
      database.writer.exec('delete from cosignatures');
    },
  };
}

/** The seal that readers are given. */
export function published(by: Submitting): string {
  return by.published() ?? '';
}

/** The names of those whose good cosignatures a seal carries. */
export function cosigners(seal: string, ...witnesses: readonly AskedWitness[]): readonly string[] {
  const note = parseNote(seal);
  return witnesses.filter(({ key }) => note && cosignatureBy(key, note)).map(({ key }) => key.name);
}

/** The line by which the liar cosigns a text. */
export function lineOver(seal: string, at = 1): string {
  return printSignature(cosign(witnessKey('liar.example'), seal, at));
}

/** The text of a signed note. */
export function textOf(seal: string): string {
  return parseNote(seal)?.text ?? '';
}

/** Answers each submission by what is done with its seal. */
export function toSeals(take: (seal: string, response: Parameters<Lie>[1]) => void): Lie {
  const answer = async (...[request, response]: Parameters<Lie>): Promise<void> =>
    take(parseSubmission(await text(request))?.seal ?? '', response);
  return (request, response) => void answer(request, response);
}
