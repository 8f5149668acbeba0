import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { archivePath } from '../../../server/database/data-folder.ts';
import type { OpenArchive } from '../../../server/open-archive.ts';
import { RemoteLog } from '../../../server/transparency/remote-log.ts';
import { verifyRemote } from '../../../server/transparency/verify-remote.ts';
import { verify } from '../../../server/verify.ts';
import { temporaryFolder } from '../../support/running-server.ts';
import * as say from '../../support/sayings.ts';
import {
  caughtUp,
  openLiar,
  openMirror,
  rootOf,
  serveFolder,
  type Liar,
  type ServedArchive,
} from './open-mirror.ts';

let folder: ReturnType<typeof temporaryFolder>;
let original: ServedArchive;
let liar: Liar;
let mirror: OpenArchive;

const secret = { title: 'The hidden meeting', summary: 'At the house of a private person.' };
const at = (name: string): string => join(folder.path, name);

beforeEach(async () => {
  folder = temporaryFolder();
  original = await serveFolder(at('original'));
  original.append(say.source('paper'), say.occurrence('a', secret), say.occurrence('b'));
  liar = await openLiar(original.url);
  mirror = await openMirror(at('mirror'), original, liar.url);
});

afterEach(async () => {
  mirror.close();
  liar.close();
  await original.stop();
  folder.remove();
});

function redact(): void {
  const events = [say.redacted('occurrence-a', 2)];
  const request = { events, reason: 'by law', by: 'A test', mayRedact: true };
  const { outcome } = original.opened.archive.append(request);
  if (outcome !== 'appended') throw new Error(outcome);
}

const log = ({ archive }: OpenArchive) => archive.read({ after: 0, limit: 10 });

async function isAsTheOriginal(): Promise<void> {
  expect(rootOf(mirror)).toBe(rootOf(original.opened));
  expect(log(mirror)).toEqual(log(original.opened));
  const { key } = mirror.transparency;
  const seals = mirror.transparency.seals.all();
  const { findings } = await verify(archivePath(at('mirror')), { key: key.verifier, seals });
  expect(findings).toEqual([]);
}

describe('a redaction at the original', () => {
  it('takes the data out of a mirror that has it', async () => {
    await caughtUp(mirror, liar.url);
    expect(JSON.stringify(log(mirror))).toContain('hidden');
    redact();
    await caughtUp(mirror, liar.url);
    expect(JSON.stringify(log(mirror))).not.toContain('hidden');
    const salts = mirror.database.reader.prepare('select salt from bindings').pluck().all();
    expect(salts.map((salt) => salt === null)).toEqual([false, true, false, false]);
    await isAsTheOriginal();
  });

  it('is taken in by a mirror that never had the data', async () => {
    redact();
    await caughtUp(mirror, liar.url);
    expect(JSON.stringify(log(mirror))).not.toContain('hidden');
    await isAsTheOriginal();
  });

  it('between a seal and the events that it is over is no lie', async () => {
    const seal = original.opened.transparency.seals.current() ?? '';
    redact();
    liar.lie = (path, body) => (path === '/log/checkpoint' ? Buffer.from(seal) : body);
    await caughtUp(mirror, liar.url);
    expect(mirror.transparency.tree.size()).toBe(3);
    liar.lie = null;
    await caughtUp(mirror, liar.url);
    await isAsTheOriginal();
  });
});

describe('verifying an archive elsewhere', () => {
  const findings = async () => {
    const { key } = original.opened.transparency;
    const against = { key: key.verifier, older: [] };
    const remote = new RemoteLog(liar.url, null);
    return (await verifyRemote(remote, against, () => undefined)).findings;
  };

  it('takes a redaction after the seal for why data is gone only under a seal of its own', async () => {
    const seal = original.opened.transparency.seals.current() ?? '';
    redact();
    let times = 0;
    liar.lie = (path, body) =>
      path === '/log/checkpoint' && (times += 1) === 1 ? Buffer.from(seal) : body;
    expect(await findings()).toEqual([]);
    liar.lie = (path, body) => (path === '/log/checkpoint' ? Buffer.from(seal) : body);
    expect(await findings()).toMatchObject([{ code: 'data-gone', position: 2 }]);
  });
});

describe('an original that holds the data of an event back', () => {
  it('is found out by verifying the mirror', async () => {
    liar.lie = (path, body) => {
      if (!path.startsWith('/log/events/')) return body;
      const commitment = original.opened.transparency.bindings.page(1, 1)[0]?.commitment;
      const held = `"salt":null,"commitment":"${commitment?.toString('base64')}","data":null}`;
      const lines = body.toString('utf8').split('\n');
      lines[1] = (lines[1] ?? '').replace(/"salt":.*$/u, held);
      return Buffer.from(lines.join('\n'));
    };
    await caughtUp(mirror, liar.url);
    const { findings } = await verify(archivePath(at('mirror')));
    expect(findings).toMatchObject([{ position: 2 }]);
  });
});
