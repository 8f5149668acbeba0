import build from '../support/built.ts';
import { inWords, isKept } from './figures.ts';
import { lacking } from './machine.ts';
import { methods } from './methods.ts';

/**
 * `npm run faults [method|all] [rounds|ci|nightly]`: does to servers what happens to computers, and
 * prints what became of what they acknowledged. Ends with 1 where a promise was broken, or where a
 * control, which must lose, did not.
 */
const [asked = 'all', how = 'ci'] = process.argv.slice(2);
const chosen = methods.filter(({ name }) => asked === 'all' || name === asked);
if (chosen.length === 0) {
  say(`there is no method ${asked}; there are ${methods.map(({ name }) => name).join(', ')}`);
  process.exitCode = 2;
}
build();
for (const method of chosen) {
  const { name, about, needs, rounds } = method;
  say(`\n=== ${name}: ${about}`);
  const reason = lacking(needs);
  if (reason !== null) {
    say(`skipped: ${reason}`);
    continue;
  }
  const began = performance.now();
  const count = how === 'ci' || how === 'nightly' ? rounds[how] : Number(how);
  if (count === null) {
    say('only in the nightly form');
    continue;
  }
  const figures = await method.run(count);
  say(`  ${inWords(figures)}`);
  const lossy = await method.control(Math.max(1, rounds.test));
  say(`  control: ${inWords({ ...lossy, findings: [] })}`);
  const isSeen = lossy.lost > 0;
  if (!isSeen) say('  BROKEN: the control lost nothing, so that this method shows nothing');
  if (!isKept(figures)) say('  BROKEN: a promise was');
  say(`  in ${Math.round((performance.now() - began) / 1_000)} s`);
  if (!isSeen || !isKept(figures)) process.exitCode = 1;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
