import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

const parts = {
  server: {
    sources: ['events', 'server', 'migrations', 'tsconfig.json', 'tsconfig.build.json'],
    command: ['typescript', 'tsc', '-p', 'tsconfig.build.json'],
  },
  client: {
    sources: ['client', 'events', 'vite.config.ts', 'package-lock.json'],
    command: ['vite', 'vite', 'build', '--logLevel', 'warn'],
  },
};

/**
 * Builds the server, and the client if asked, where the sources differ from those of the last
 * build. Returns whether everything is built; says on standard error what failed.
 */
export function buildStale({ client }) {
  return build('server') && (!client || build('client'));
}

function build(name) {
  const { sources, command } = parts[name];
  const stamp = join(root, 'dist', `.${name}-built`);
  const now = fingerprint(sources);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return true;
  const [module, bin, ...args] = command;
  const script = findBin(module, bin);
  if (!script) {
    process.stderr.write(`regesta: ${name} is not built and ${bin} is missing; run npm ci\n`);
    return false;
  }
  process.stderr.write(`regesta: building the ${name} …\n`);
  const run = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    encoding: 'utf8',
    // Whoever asks, a test run included, gets what is served to readers.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (run.status !== 0) {
    process.stderr.write(`${run.stdout}${run.stderr}regesta: the ${name} did not build\n`);
    return false;
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
  return true;
}

function findBin(module, bin) {
  try {
    const manifest = createRequire(join(root, 'package.json')).resolve(`${module}/package.json`);
    const { bin: bins } = JSON.parse(readFileSync(manifest, 'utf8'));
    return join(dirname(manifest), typeof bins === 'string' ? bins : bins[bin]);
  } catch {
    return null;
  }
}

/** Names, sizes and change times of all sources: cheap, and different whenever one is edited. */
function fingerprint(sources) {
  const hash = createHash('sha256').update(process.version);
  const visit = (path) => {
    const stats = statSync(join(root, path), { throwIfNoEntry: false });
    if (!stats) return;
    if (stats.isDirectory())
      for (const entry of readdirSync(join(root, path)).sort()) visit(`${path}/${entry}`);
    else hash.update(`${path} ${stats.size} ${stats.mtimeMs}\n`);
  };
  for (const source of sources) visit(source);
  return hash.digest('hex');
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.exitCode = buildStale({ client: process.argv.includes('--client') }) ? 0 : 1;
