import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** What was done to a file of the archive, by the name of the file. */
export type Deed =
  | { readonly deed: 'write'; readonly file: string; readonly at: number; readonly bytes: Buffer }
  | { readonly deed: 'truncate'; readonly file: string; readonly length: number }
  | { readonly deed: 'remove'; readonly file: string }
  /** A wait for the disk; of the folder: its name is that of no file. */
  | { readonly deed: 'sync'; readonly file: string };

/** A deed, and when it was begun, in milliseconds since 1970. */
export interface Recorded {
  readonly deed: Deed;
  readonly atMs: number;
}

/** The words that run a program under strace and write down what it does to files. */
export function recordingTo(trace: string): readonly string[] {
  const calls = 'pwrite64,fsync,ftruncate,unlink';
  const options = ['-D', '-f', '--seccomp-bpf', '-qq', '-ttt', '-y', '-xx', '-s', '1000000'];
  return ['strace', ...options, '-o', trace, '-e', `trace=${calls}`];
}

/** Reads what was written down of the files whose name begins so; deeds that failed are left out. */
export function readRecording(trace: string, prefix: string): readonly Recorded[] {
  return readFileSync(trace, 'latin1')
    .split('\n')
    .map(recordedOn)
    .filter((one): one is Recorded => one !== null)
    .filter(({ deed }) => deed.deed === 'sync' || deed.file.startsWith(prefix));
}

const line = /^\d+ +(\d+\.\d+) (\w+)\((.*)\) += (\d+)$/u;

function recordedOn(text: string): Recorded | null {
  const [, at, call, words] = line.exec(text) ?? [];
  const deed = call === undefined || words === undefined ? null : deedOf(call, words);
  return deed && { deed, atMs: Number(at) * 1_000 };
}

function deedOf(call: string, words: string): Deed | null {
  if (call === 'unlink') {
    const [, path = ''] = /^"([^"]*)"$/u.exec(words) ?? [];
    return { deed: 'remove', file: fileOf(path) };
  }
  const [, path = '', rest = ''] = /^\d+<([^>]*)>(?:, )?(.*)$/u.exec(words) ?? [];
  const file = fileOf(path);
  if (call === 'fsync') return { deed: 'sync', file };
  if (call === 'ftruncate') return { deed: 'truncate', file, length: Number(rest) };
  const [, bytes = '', at = ''] = /^"([^"]*)", \d+, (\d+)$/u.exec(rest) ?? [];
  return { deed: 'write', file, at: Number(at), bytes: bytesOf(bytes) };
}

/** strace gives every byte as `\x2f`. */
function bytesOf(text: string): Buffer {
  return Buffer.from(text.replaceAll('\\x', ''), 'hex');
}

function fileOf(path: string): string {
  return basename(path.includes('\\x') ? bytesOf(path).toString('utf8') : path);
}
