import { z } from 'zod';
import { passwordLengths } from '../../events/readings/accounts.ts';
import { canBePublicName } from '../../events/readings/authors.ts';
import { prose, text } from '../../events/vocabulary/text.ts';

/** What the log carries for what programs say of their own accord. */
const reserved: ReadonlySet<string> = new Set([
  'founding chronicle',
  'command line',
  'import',
  'regesta',
]);

/**
 * A public name, as the log carries it: one line without control characters, marks that reverse the
 * text around them, and characters that do not show, and without the words by which the log tells an
 * accepted proposal.
 */
export const publicName = text(100)
  .trim()
  .regex(
    /^[^\p{Cc}\p{Zl}\p{Zp}\u00AD\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF\u{E0000}-\u{E007F}]+$/u,
    'is one line of plain text',
  )
  .refine(canBePublicName, 'is a name, and accepts nothing');

/** The public name of an account: of a person, who must not be taken for a program. */
export const accountName = publicName.refine(
  (name) => !reserved.has(nameKeyOf(name)),
  'is what the log calls a program; choose another',
);

/** Whom an invitation is meant for, in one line, for the list of those that are open. */
export const invitationNote = prose(200).regex(/^\P{Cc}*$/u, 'is one line of plain text');

/** What two public names share that people would take for one another. */
export function nameKeyOf(name: string): string {
  const folded = name.normalize('NFKC').toUpperCase().toLowerCase();
  return folded
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
}

/** A login, folded to lower case: letters and digits of any script, and `.`, `_`, `@`, `+`, `-`. */
export const login = z
  .string()
  .max(100)
  .transform(foldLogin)
  .refine(
    (folded) => /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._@+-]{0,63}$/u.test(folded),
    'is 1 to 64 letters, digits, and . _ @ + -, beginning with a letter or digit',
  );

/** How a login is compared: whoever signs in need not know how it was first written. */
export function foldLogin(typed: string): string {
  return typed.trim().normalize('NFKC').toLowerCase();
}

/**
 * A new password: of any characters, at least 12 (NIST SP 800-63B, section 5.1.1, asks for 8), and
 * not of very few different ones. How it is compared: see passwords.ts.
 */
export const newPassword = z
  .string()
  .refine((typed) => typed.isWellFormed(), 'is not valid Unicode')
  .refine((typed) => lengthOf(typed) >= passwordLengths.min, {
    error: `has too few characters; give ${passwordLengths.min} or more`,
  })
  .refine((typed) => lengthOf(typed) <= passwordLengths.max, {
    error: `has too many characters; give at most ${passwordLengths.max}`,
  })
  .refine(
    (typed) => new Set(typed.toLowerCase()).size >= 5,
    'has too few different characters; take several words',
  );

/** A password that is typed to sign in: whatever it is, it is only compared. */
export const typedPassword = z.string().max(passwordLengths.max * 2);

function lengthOf(typed: string): number {
  return Array.from(typed).length;
}
