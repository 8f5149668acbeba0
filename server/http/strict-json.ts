import type { Objection } from '../archive.ts';

/** The deepest nesting of objects and arrays that is read. */
export const depthMax = 32;

/** What became of reading bytes as JSON: the value, or why not. */
export type ParsedJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly issue: Objection };

/**
 * Reads the bytes of a request as JSON (RFC 8259), more strictly than `JSON.parse`: UTF-8 must be
 * valid, nesting at most {@link depthMax}, and no object may name a key twice or `__proto__`, both
 * of which programs along the way could read differently.
 */
export function parseStrictJson(bytes: Uint8Array): ParsedJson {
  const text = decode(bytes);
  if (text === null) return no('', 'not-utf-8', 'is not valid UTF-8; send UTF-8');
  const found = findHazard(text);
  if (found?.code === 'too-deep') return { ok: false, issue: found };
  try {
    const value: unknown = JSON.parse(text);
    return found ? { ok: false, issue: found } : { ok: true, value };
  } catch {
    return no('', 'not-json', 'is not JSON; send one JSON object');
  }
}

/** A byte order mark is kept, so that JSON.parse refuses it (RFC 8259, section 8.1). */
function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** An object (its keys so far) or an array (`keys` null) that the scan is inside of. */
interface Level {
  readonly keys: Set<string> | null;
  /** The key or index being read. */
  at: string | number;
  /** Whether a string that comes now is a key. */
  expectsKey: boolean;
}

/** One pass over the text; what it finds in text that is not JSON means nothing. */
function findHazard(text: string): Objection | null {
  const levels: Level[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const level = levels.at(-1);
    switch (text.charAt(at)) {
      case '{':
      case '[': {
        const isObject = text[at] === '{';
        if (levels.length === depthMax)
          return hazard(levels, 'too-deep', `is nested more than ${depthMax} deep`);
        levels.push({ keys: isObject ? new Set() : null, at: isObject ? '' : 0, expectsKey: true });
        break;
      }
      case '}':
      case ']':
        levels.pop();
        break;
      case ',':
        if (typeof level?.at === 'number') level.at += 1;
        else if (level) level.expectsKey = true;
        break;
      case '"': {
        const end = endOfString(text, at);
        if (level?.keys && level.expectsKey) {
          const problem = readKey(level, level.keys, text.slice(at, end + 1));
          if (problem) return hazard(levels, problem.code, problem.message);
        }
        at = end;
        break;
      }
    }
  }
  return null;
}

function readKey(
  level: Level,
  keys: Set<string>,
  literal: string,
): { readonly code: string; readonly message: string } | null {
  const key = unquote(literal);
  level.expectsKey = false;
  level.at = key;
  if (key === '__proto__') return { code: 'reserved-key', message: 'is not a key; leave it out' };
  if (keys.has(key)) return { code: 'repeated-key', message: 'comes twice; give it once' };
  keys.add(key);
  return null;
}

/** The key that a JSON string literal spells; of a literal that is none, its text. */
function unquote(literal: string): string {
  if (!literal.includes('\\')) return literal.slice(1, -1);
  try {
    return String(JSON.parse(literal));
  } catch {
    return literal;
  }
}

/** Index of the quotation mark that ends the string starting at `start`: one not escaped. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && backslashesBefore(text, end) % 2 === 1) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end;
}

function backslashesBefore(text: string, at: number): number {
  let first = at;
  while (text.charAt(first - 1) === '\\') first -= 1;
  return at - first;
}

function hazard(levels: readonly Level[], code: string, message: string): Objection {
  const pointer = levels.map((level) => `/${escapePointer(String(level.at))}`).join('');
  return { pointer, code, message };
}

/** One step of a JSON pointer (RFC 6901, section 3). */
function escapePointer(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1');
}

function no(pointer: string, code: string, message: string): ParsedJson {
  return { ok: false, issue: { pointer, code, message } };
}
