import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

const mounted = new Set<string>();
process.once('exit', () => mounted.forEach(unmount));

/** Mounts something on a folder, which is made. It is let go at the end of this process at last. */
export function mount(folder: string, ...args: readonly string[]): void {
  mkdirSync(folder, { recursive: true });
  run('mount', ...args, folder);
  mounted.add(folder);
}

/** Lets a folder go; its loop device goes with it. */
export function unmount(folder: string): void {
  if (!mounted.delete(folder)) return;
  try {
    run('umount', folder);
  } catch {
    // Whoever still has a file open there must not keep the device.
    run('umount', '-l', folder);
  }
}

/** Runs a program; throws with what it said when it fails. */
export function run(program: string, ...args: readonly string[]): void {
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
}
