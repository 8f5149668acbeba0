import { chance } from '../chance.ts';
import { noFigures, type Figures } from '../figures.ts';
import type { Method } from '../method.ts';
import { forged } from './forged.ts';
import { Looking, type Looked } from './looking.ts';
import { ofBytes } from './of-bytes.ts';
import { ofLog, ofTree } from './of-rows.ts';
import { ofViews } from './of-views.ts';
import { Mirror, type Lied } from './served.ts';
import type { Tampering } from './tampering.ts';
import { makeUntouched, type Untouched } from './untouched.ts';

/** Every way of tampering, in turns. */
const ways: readonly Tampering[] = [...ofBytes, ...ofLog, ...ofTree, ...ofViews, ...forged];

/** Shares no divisor with how many ways there are, so that few rounds are of many sorts. */
const stride = 11;

/** Each so-manieth round is a lie of whoever serves the archive. */
const servedEach = 7;

/** What an archive says is changed, in its file and in what is served of it: all must be seen. */
export const tampering: Method = {
  name: 'tampering',
  about: 'whatever changes what an archive says is found by verifying it against a kept seal',
  needs: [],
  rounds: { test: 12, ci: 1_000, nightly: 10_000 },
  run: (rounds) => withUntouched((untouched, looking) => runRounds(rounds, untouched, looking)),
  control: (rounds) => withUntouched((untouched, looking) => control(rounds, untouched, looking)),
};

interface Tally {
  done: number;
  changed: number;
  detected: number;
  named: number;
}

async function runRounds(rounds: number, untouched: Untouched, looking: Looking) {
  const figures = noFigures();
  const tallies = new Map<string, Tally>();
  const honest = await looking.look(untouched.path);
  if (honest.differences.length + honest.findings.length > 0 || honest.end !== 'verified')
    figures.findings.push(`untouched: ${JSON.stringify(honest)}`);
  const mirror = await Mirror.open(untouched);
  for (let round = 0; round < rounds; round += 1) {
    const ended =
      round % servedEach === servedEach - 1
        ? endOf(await mirror.lie(chance(round)))
        : await tamperedWith(round, untouched, looking);
    figures.rounds += 1;
    count(tallies, ended);
    if (ended.wrong !== null)
      figures.findings.push(`round ${round}, ${ended.kind}: ${ended.wrong}`);
  }
  mirror.close();
  for (const [kind, { done, changed, detected, named }] of [...tallies].sort(byKind))
    figures.also[kind] = `${done}/${changed}/${detected}/${named}`;
  return figures;
}

function byKind([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}

/** What one round came to. */
interface Ended {
  readonly kind: string;
  readonly isChanged: boolean;
  readonly isDetected: boolean;
  readonly isNamed: boolean;
  /** What may not be: what is changed and not seen, and an end that is none. Null: all is well. */
  readonly wrong: string | null;
}

async function tamperedWith(round: number, untouched: Untouched, looking: Looking): Promise<Ended> {
  const way = ways[(round * stride) % ways.length];
  if (!way) throw new Error('there is no way to tamper');
  const path = untouched.copy();
  way.tamper({ path, untouched, next: chance(round) });
  const looked = await looking.look(path);
  return {
    kind: way.kind,
    isChanged: looked.differences.length > 0,
    isDetected: isDetected(looked),
    isNamed: isNamed(looked),
    wrong: wrongIn(looked),
  };
}

function endOf({ thrown, ...lied }: Lied): Ended {
  const unseen = lied.isChanged && !lied.isDetected ? 'not seen' : null;
  return { ...lied, wrong: thrown === null ? unseen : `thrown ${thrown}` };
}

function count(tallies: Map<string, Tally>, ended: Ended): void {
  const tally = tallies.get(ended.kind) ?? { done: 0, changed: 0, detected: 0, named: 0 };
  tallies.set(ended.kind, tally);
  tally.done += 1;
  if (!ended.isChanged) return;
  tally.changed += 1;
  if (ended.isDetected) tally.detected += 1;
  if (ended.isNamed) tally.named += 1;
}

function isDetected({ end, findings }: Looked): boolean {
  return end === 'refused' || findings.length > 0;
}

/** Whether a position that was tampered with is named. */
function isNamed({ differences, findings }: Looked): boolean {
  const positions = new Set(differences.map(({ position }) => position));
  return findings.some(({ position }) => position !== null && positions.has(position));
}

function wrongIn(looked: Looked): string | null {
  const { differences, end, message } = looked;
  if (end === 'thrown' || end === 'hung' || end === 'died') return `${end} ${message}`;
  if (differences.length === 0 || isDetected(looked)) return null;
  return `not seen: ${JSON.stringify(differences.slice(0, 3))}`;
}

async function control(rounds: number, untouched: Untouched, looking: Looking): Promise<Figures> {
  const figures = noFigures();
  for (let round = 0; round < rounds; round += 1) {
    const [inLog, inViews] = [forged, ofViews].map((some) => some[round % some.length]);
    if (!inLog || !inViews) continue;
    const [one, other] = [untouched.copy(), untouched.copy()];
    inLog.tamper({ path: one, untouched, next: chance(round) });
    const unheld = await looking.look(one, false);
    if (unheld.differences.length > 0 && !isDetected(unheld)) figures.lost += 1;
    inViews.tamper({ path: other, untouched, next: chance(round) });
    const { findings, ...rest } = await looking.look(other);
    const seen = { ...rest, findings: findings.filter(({ part }) => part !== 'views') };
    if (seen.differences.length > 0 && !isDetected(seen)) figures.lost += 1;
    figures.rounds += 2;
  }
  return figures;
}

async function withUntouched(
  run: (untouched: Untouched, looking: Looking) => Promise<Figures>,
): Promise<Figures> {
  const untouched = await makeUntouched();
  const looking = new Looking(untouched);
  try {
    return await run(untouched, looking);
  } finally {
    looking.stop();
    untouched.remove();
  }
}
