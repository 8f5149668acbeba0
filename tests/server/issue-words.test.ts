import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { issueWords } from '../../server/issue-words.ts';

const told = (schema: z.ZodType, value: unknown): string | undefined =>
  schema.safeParse(value, { error: issueWords }).error?.issues[0]?.message;

describe('what is said of a value that does not fit', () => {
  it.each([
    [z.array(z.string()), 'x', 'is not a list; give a list'],
    [z.int(), 2.5, 'is not a whole number; give a whole number'],
    [z.string().min(1), '', 'has too few characters; give 1 or more'],
    [z.string().max(2), 'abc', 'has too many characters; give at most 2'],
    [z.array(z.string()).min(2), [], 'has too few members; give 2 or more'],
    [z.int().min(1), 0, 'is too small; give 1 or more'],
    [z.int().max(5), 6, 'is too great; give at most 5'],
    [z.enum(['a', 'b', 'c']), 'd', 'is not taken here; give a, b or c'],
    [
      z.union([z.string(), z.int()]),
      true,
      'has none of the shapes that are taken here; see the reference',
    ],
  ])('is worded with its remedy: %#', (schema, value, words) => {
    expect(told(schema, value)).toBe(words);
  });

  it('is the schema’s own words where it has them', () => {
    expect(told(z.string().regex(/a/u, 'lacks an a'), 'b')).toBe('lacks an a');
  });
});
