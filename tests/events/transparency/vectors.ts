import { existsSync, readFileSync } from 'node:fs';

const folder = new URL('../../../../shared/fixtures/tlog/', import.meta.url);

/** Foreign vectors of one file, where they lie beside the checkout; null: they do not. */
export function vectorsOf(name: string): unknown {
  const file = new URL(name, folder);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/** Bytes of Base 64, as Node reads it. */
export function bytesOf(text: string): Uint8Array {
  return Buffer.from(text, 'base64');
}
