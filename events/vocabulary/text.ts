import { z } from 'zod';
import { boundsOf } from '../dates/bounds.ts';
import { parseEdtf } from '../dates/parse.ts';

/** Why a string can't be kept, or null: lone surrogates and U+0000 break hashing and storage. */
export function unstorable(value: string): string | null {
  if (!value.isWellFormed()) return 'contains half of a surrogate pair; send valid Unicode';
  if (value.includes('\u0000')) return 'contains U+0000; remove it';
  return null;
}

const unstorableText = { code: 'unstorable' };

/** A schema of non-blank text of 1 to `lengthMax` code points (as in JSON Schema), kept exactly. */
export function text(lengthMax: number) {
  return z
    .string()
    .min(1)
    .max(lengthMax)
    .superRefine((value, context) => {
      const problem = unstorable(value);
      if (problem) context.addIssue({ code: 'custom', message: problem, params: unstorableText });
      else if (value !== '' && value.trim() === '')
        context.addIssue({
          code: 'custom',
          message: 'is blank; write something or leave it out',
          params: { code: 'blank' },
        });
    });
}

/** A schema of prose that may be empty, up to `lengthMax` code points (as in JSON Schema). */
export function prose(lengthMax: number) {
  return z
    .string()
    .max(lengthMax)
    .superRefine((value, context) => {
      const problem = unstorable(value);
      if (problem) context.addIssue({ code: 'custom', message: problem, params: unstorableText });
    });
}

/** A name for people in addresses: lower-case letters and digits in words joined by `-`. */
export const slug = z
  .string()
  .min(1)
  .max(120)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u, 'is lower-case words joined by hyphens, like meng-arrest');

/** An opaque id: 1 to 64 letters, digits, `_` and `-`; never derived from a title or a date. */
export const id = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/u, 'is 1 to 64 letters, digits, _ or -');

/** A term that groups things (kind, role, tag, standing): lower-case words joined by hyphens. */
export const term = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u, 'is lower-case words joined by hyphens, like in-force');

/** An EDTF level 2 date (Library of Congress, 2019), at most 256 characters, kept as written. */
export const edtf = z.string().superRefine((value, context) => {
  const parsed = parseEdtf(value);
  if (parsed.ok) return;
  const { message, code, at } = parsed.issue;
  context.addIssue({ code: 'custom', message, params: { code: `edtf-${code}`, at } });
});

/**
 * An EDTF date that has a bound on one side at least, so that something can be placed by it: no set
 * that is open at both ends, such as `[..1667,1670..]`.
 */
export const boundedEdtf = edtf.superRefine((value, context) => {
  const parsed = parseEdtf(value);
  if (!parsed.ok) return;
  const { earliestDay, latestDay } = boundsOf(parsed.date);
  if (earliestDay !== null || latestDay !== null) return;
  const message = 'is open at both ends; write since when it may be, or until when';
  context.addIssue({ code: 'custom', message, params: { code: 'edtf-unbounded', at: 0 } });
});

/** An absolute http or https address without user name or password (RFC 3986). */
export const webAddress = z
  .string()
  .max(2_000)
  .superRefine((value, context) => {
    if (!isWebAddress(value))
      context.addIssue({
        code: 'custom',
        message: 'is not a plain http or https address; give one, or leave it out',
        params: { code: 'not-a-web-address' },
      });
  });

const scheme = /^https?:\/\//iu;
// A name or an IPv4 address (so neither user nor password: no @), or an IPv6 address in brackets.
const host = /(?:[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}._-]*|\[[\da-f:.]+\])/iu;
const port = /(?::\d{1,5})?/u;
// Without spaces, backslashes and control characters, all of which browsers read in their own way.
const rest = /(?:[/?#][^\s\\\p{Cc}]*)?$/u;
const address = new RegExp(scheme.source + host.source + port.source + rest.source, 'iu');

/**
 * Whether a string is an absolute http(s) address that is safe to show as a link. A browser may
 * still find no host behind it (`https://999.1.1.1/`), and then shows the link as it is.
 */
export function isWebAddress(value: string): boolean {
  return address.test(value);
}
