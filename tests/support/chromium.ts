import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/**
 * Starts a headless Chromium: the one that the variable CHROMIUM names, else the system's, else
 * the one that comes inside the package @sparticuz/chromium with the libraries it needs.
 */
export async function startChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: await findChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

async function findChromium(): Promise<string> {
  const named = process.env['CHROMIUM'];
  if (named) return named;
  if (existsSync('/usr/bin/chromium')) return '/usr/bin/chromium';
  // The package unpacks its own NSS libraries only where it believes itself in such a place.
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs20.x';
  const bundled = await import('@sparticuz/chromium');
  return bundled.default.executablePath();
}
