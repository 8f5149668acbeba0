import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';

/** What a method asks of the machine. */
export type Need = 'strace' | 'root' | 'loop devices' | 'ext4' | 'perl' | 'prlimit' | 'libfaketime';

/** Where Debian's package puts the library that fakes clocks. */
export const fakeTimeLibrary = [
  '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1',
  '/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1',
  '/usr/lib/faketime/libfaketime.so.1',
].find((path) => existsSync(path));

const found: Readonly<Record<Need, () => boolean>> = {
  // In some containers strace is there and may not trace.
  strace: () => runs('strace', '-f', '-qq', '-e', 'trace=fsync', '-o', '/dev/null', 'true'),
  root: () => process.getuid?.() === 0 && mayMount(),
  'loop devices': () => mayUse('/dev/loop-control') && runs('losetup', '--find'),
  ext4: () => runs('mkfs.ext4', '-V'),
  perl: () => runs('perl', '-e', '1'),
  prlimit: () => runs('prlimit', '--version'),
  libfaketime: () => fakeTimeLibrary !== undefined,
};

const known = new Map<Need, boolean>();

/** Why a method can't run on this machine; null: it can. */
export function lacking(needs: readonly Need[]): string | null {
  if (process.platform !== 'linux') return `this is ${process.platform}, not Linux`;
  const missing = needs.filter((need) => !has(need));
  return missing.length === 0 ? null : `this machine has no ${missing.join(', no ')}`;
}

function has(need: Need): boolean {
  const answer = known.get(need) ?? found[need]();
  known.set(need, answer);
  return answer;
}

function runs(program: string, ...args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0;
}

/** Root in a container may lack the right to mount. */
function mayMount(): boolean {
  return runs('unshare', '--mount', 'mount', '-t', 'tmpfs', 'none', '/mnt');
}

function mayUse(path: string): boolean {
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
