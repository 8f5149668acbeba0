import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One step of `npm test`: a command, and for test runs where its counts are written. */
interface Step {
  readonly name: string;
  readonly command: readonly string[];
  readonly zone?: string;
  readonly counted?: true;
}

/** What a test run reports of itself, as far as it is told again at the end. */
interface Counts {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** Where a day or an instant is parsed, counted, compared or put into words: what a zone could bend. */
const whereDaysAreRead = [
  'tests/events',
  'tests/client',
  'tests/replay',
  'tests/server/reading',
  'tests/server/http/http-date.test.ts',
  'tests/server/http/memento.test.ts',
  'tests/server/http/readings.test.ts',
  'tests/server/http/timemap.test.ts',
  'tests/server/cli/diff.test.ts',
  'tests/server/cli/replay.test.ts',
  'tests/server/cli/tour.test.ts',
  'tests/server/accounts',
];

const steps: readonly Step[] = [
  { name: 'build', command: ['node', 'server/cli/build.mjs', '--client'] },
  { name: 'format', command: ['npx', 'prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'lint', command: ['npx', 'oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'types', command: ['npx', 'tsc', '-p', 'tsconfig.json'] },
  { name: 'types of the pure room', command: ['npx', 'tsc', '-p', 'events/tsconfig.json'] },
  { name: 'dead code', command: ['npx', 'knip'] },
  { name: 'tests, UTC', command: ['npx', 'vitest', 'run'], zone: 'UTC', counted: true },
  {
    name: 'tests of calendars and clocks, Shanghai',
    command: ['npx', 'vitest', 'run', ...whereDaysAreRead],
    zone: 'Asia/Shanghai',
    counted: true,
  },
  {
    name: 'faults',
    command: ['npx', 'vitest', 'run', '--config', 'vitest.faults.config.ts'],
    zone: 'UTC',
    counted: true,
  },
  // West of UTC, where the tests before were not.
  {
    name: 'browser walks',
    command: ['npx', 'vitest', 'run', '--config', 'vitest.browser.config.ts'],
    zone: 'America/New_York',
    counted: true,
  },
];

const folder = mkdtempSync(join(tmpdir(), 'regesta-test-'));
const total = { passed: 0, failed: 0, skipped: 0 };
const broken: string[] = [];
const failures: string[] = [];

try {
  for (const [index, step] of steps.entries()) run(step, join(folder, `${index}.json`));
} finally {
  rmSync(folder, { recursive: true });
}
// Told once more at the end, where whoever reads only that finds it.
for (const failure of failures) say(`\nfailed in ${failure}`);
if (broken.length > 0) say(`\nbroken: ${broken.join('; ')}`);
say(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = broken.length > 0 ? 1 : 0;

/** Runs a step; every step runs, so that one run tells all that is wrong. */
function run(step: Step, report: string): void {
  say(`\n=== ${step.name}`);
  const [program = '', ...rest] = step.command;
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const began = Date.now();
  const { status } = spawnSync(program, [...rest, ...(step.counted ? reporters : [])], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...(step.zone ? { TZ: step.zone } : {}) },
  });
  say(`--- ${step.name}: ${status === 0 ? 'ok' : 'BROKEN'} in ${Date.now() - began} ms`);
  if (status !== 0) broken.push(step.name);
  if (step.counted) count(step.name, report);
}

function count(step: string, report: string): void {
  try {
    const counts: Counts = JSON.parse(readFileSync(report, 'utf8'));
    total.passed += counts.numPassedTests;
    total.failed += counts.numFailedTests;
    total.skipped += counts.numPendingTests + counts.numTodoTests;
    for (const { name, message, assertionResults } of counts.testResults) {
      if (message) failures.push(`${step}: ${name}\n${message}`);
      for (const { status, fullName, failureMessages } of assertionResults)
        if (status === 'failed') failures.push(`${step}: ${fullName}\n${failureMessages[0] ?? ''}`);
    }
  } catch {
    broken.push(`${step} left no report`);
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
