import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Builds what is stale before any test runs, so that no two of them build at once. */
export default function build(): void {
  const script = fileURLToPath(new URL('../../server/cli/build.mjs', import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, [script, '--client'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`the program does not build:\n${stderr}`);
}
