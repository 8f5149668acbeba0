import type { z } from 'zod';

const names: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'an object',
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

/** What there can be too few or too many of, by the origin of an issue; nothing for a number. */
const counted: Readonly<Record<string, string>> = { string: 'characters', array: 'members' };

/**
 * What is wrong with a value and the remedy, for the issues that a schema does not word itself. Given
 * to a parse as its `error`.
 */
export const issueWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return `is not ${nameOf(issue.expected)}; give ${nameOf(issue.expected)}`;
    case 'too_small': {
      const what = counted[issue.origin];
      return `${what ? `has too few ${what}` : 'is too small'}; give ${issue.minimum} or more`;
    }
    case 'too_big': {
      const what = counted[issue.origin];
      return `${what ? `has too many ${what}` : 'is too great'}; give at most ${issue.maximum}`;
    }
    case 'invalid_value':
      return `is not taken here; give ${issue.values.map(String).join(', ')}`.replace(
        /, ([^,]+)$/u,
        ' or $1',
      );
    case 'invalid_union':
      return 'has none of the shapes that are taken here; see the reference';
    default:
      return undefined;
  }
};

/** A type by a name that people know it by, such as `a list`. */
export function nameOf(expected: string): string {
  return names[expected] ?? expected;
}
