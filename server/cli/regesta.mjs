#!/usr/bin/env node
// The launcher: builds what is stale, then runs the command line. Plain JavaScript, because it
// runs before anything is built.
import { buildStale } from './build.mjs';

const command = process.argv[2];
const built = buildStale({ client: command === 'serve' });
if (built) await import(new URL('../../dist/server/cli/main.js', import.meta.url).href);
else process.exitCode = 1;
