import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** Every benchmark, one after the other; `npm run bench <name>` runs one alone. */
const benches = ['append', 'as-of', 'first-paint', 'streams', 'tree'];

const asked = process.argv[2];
for (const name of asked === undefined ? benches : [asked]) {
  process.stdout.write(`\n=== ${name}\n`);
  const script = fileURLToPath(new URL(`${name}.ts`, import.meta.url));
  const { status } = spawnSync('npx', ['tsx', script, ...process.argv.slice(3)], {
    stdio: 'inherit',
  });
  process.exitCode ||= status ?? 1;
}
