import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
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

// The walks run in a third, west of UTC.
const zones = ['UTC', 'Asia/Shanghai'];

const build: Step = { name: 'build', command: ['node', 'server/cli/build.mjs', '--client'] };

/**
 * The steps after the build, in lanes that run beside each other: what waits for a browser or a disk
 * leaves its core to what computes. Within a lane one follows the other.
 */
const lanes: readonly (readonly Step[])[] = [
  [
    ...zones.map((zone) => ({
      name: `tests, ${zone}`,
      command: ['npx', 'vitest', 'run'],
      zone,
      counted: true as const,
    })),
    {
      name: 'faults',
      command: ['npx', 'vitest', 'run', '--config', 'vitest.faults.config.ts'],
      zone: 'UTC',
      counted: true,
    },
  ],
  [
    { name: 'format', command: ['npx', 'prettier', '--check', '--log-level', 'warn', '.'] },
    { name: 'lint', command: ['npx', 'oxlint', '--type-aware', '--deny-warnings'] },
    { name: 'types', command: ['npx', 'tsc', '-p', 'tsconfig.json'] },
    { name: 'types of the pure room', command: ['npx', 'tsc', '-p', 'events/tsconfig.json'] },
    { name: 'dead code', command: ['npx', 'knip'] },
    {
      name: 'browser walks',
      command: ['npx', 'vitest', 'run', '--config', 'vitest.browser.config.ts'],
      zone: 'America/New_York',
      counted: true,
    },
  ],
];

const folder = mkdtempSync(join(tmpdir(), 'regesta-test-'));
const total = { passed: 0, failed: 0, skipped: 0 };
const broken: string[] = [];
const failures: string[] = [];

try {
  await run(build);
  await Promise.all(
    lanes.map(async (lane) => {
      for (const step of lane) await run(step);
    }),
  );
} finally {
  rmSync(folder, { recursive: true });
}
// Told once more at the end, where whoever reads only that finds it.
for (const failure of failures) say(`\nfailed in ${failure}`);
if (broken.length > 0) say(`\nbroken: ${broken.join('; ')}`);
say(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = broken.length > 0 ? 1 : 0;

/**
 * Runs a step; every step runs, so that one run tells all that is wrong. What it says is told when it
 * ends, so that two lanes don't speak at once.
 */
async function run(step: Step): Promise<void> {
  const file = join(folder, step.name.replaceAll(/\W+/gu, '-'));
  const report = `${file}.json`;
  const [program = '', ...rest] = step.command;
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const began = Date.now();
  say(`... ${step.name}`);
  const said = openSync(file, 'w');
  const child = spawn(program, [...rest, ...(step.counted ? reporters : [])], {
    stdio: ['ignore', said, said],
    env: { ...process.env, ...(step.zone ? { TZ: step.zone } : {}) },
  });
  const [status] = await once(child, 'exit');
  closeSync(said);
  say(`\n=== ${step.name}\n${readFileSync(file, 'utf8').trimEnd()}`);
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
