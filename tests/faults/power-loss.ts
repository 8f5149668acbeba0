import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chance } from './chance.ts';
import { letAppend } from './clients.ts';
import { count, noFigures, type Figures } from './figures.ts';
import { judge } from './judge.ts';
import type { Method } from './method.ts';
import { mount, run, unmount } from './mounts.ts';
import { runServer } from './server-process.ts';
import { makeTemplate, type Template } from './template.ts';
import { strace } from './traced.ts';

const clients = 4;

/**
 * `EXT4_IOC_SHUTDOWN` with `EXT4_GOING_FLAGS_NOLOGFLUSH`: what is not on the device now never is.
 * Says when it was begun, in seconds since 1970.
 */
const pullThePlug =
  'use Time::HiRes "time"; my $flags = pack("L", 2); open(my $place, "<", $ARGV[0]) or die $!; ' +
  'my $began = time; ioctl($place, 0x8004587d, $flags) or die $!; printf "%.6f", $began';

/** A power cut on an ext4 of its own; the control is told of each wait that it is over, at once. */
export const powerLoss: Method = {
  name: 'power-loss',
  about: `a power cut (EXT4_IOC_SHUTDOWN) on a loop-mounted ext4 under ${clients} clients`,
  needs: ['root', 'loop devices', 'ext4', 'perl', 'strace'],
  rounds: { test: 2, ci: 20, nightly: 200 },
  run: (rounds) => runRounds(rounds, []),
  control: (rounds) => runRounds(rounds, strace('/dev/null', 'inject=fsync:retval=0')),
};

async function runRounds(rounds: number, under: readonly string[]): Promise<Figures> {
  const template = await makeTemplate();
  const figures = noFigures();
  const next = chance(rounds);
  const disk = `${template.folder()}.ext4`;
  try {
    run('truncate', '--size', '192M', disk);
    run('mkfs.ext4', '-q', '-F', disk);
    for (let round = 0; round < rounds; round += 1)
      count(figures, await cutOnce({ template, disk, under, after: 1 + next() * 60 }));
  } finally {
    template.remove();
  }
  return figures;
}

interface Round {
  readonly template: Template;
  readonly disk: string;
  readonly under: readonly string[];
  /** The number of acknowledged requests that the cut waits for. */
  readonly after: number;
}

async function cutOnce({ template, disk, under, after }: Round) {
  const place = template.folder();
  const folder = join(place, 'data');
  mount(place, '-o', 'loop', disk);
  try {
    template.copyTo(folder);
    run('sync', '-f', place);
    const server = await runServer({ folder, under });
    const load = letAppend(server.url, template.secret, clients);
    let cutMs = 0;
    try {
      await load.acknowledged(after);
      const { stdout } = await promisify(execFile)('perl', ['-e', pullThePlug, place]);
      cutMs = Number(stdout) * 1_000;
    } finally {
      await server.kill();
    }
    await load.done;
    unmount(place);
    mount(place, '-o', 'loop', disk);
    // In a true cut nobody is left to be answered. Here the server runs on for a moment, in which
    // ext4 tells one that was waiting when the cut began that its wait is over, though it has given
    // up: an append and fsync without any program of ours were told so in 11 of 100 cuts, and never
    // of a wait that was over before. What is told from the cut on is not known to anyone.
    const known = load.batches.map((batch, at) =>
      (load.answeredMs[at] ?? Infinity) < cutMs
        ? batch
        : { ...batch, end: 'unknown' as const, receipts: [] },
    );
    return await judge(folder, known);
  } finally {
    unmount(place);
  }
}
