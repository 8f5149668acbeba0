import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { objectionsOf } from '../../server/objections.ts';

const schema = z.strictObject({
  title: z.string(),
  'a/b~': z.number().optional(),
  day: z
    .string()
    .superRefine((day, context) => {
      if (day !== 'today')
        context.addIssue({
          code: 'custom',
          message: 'is not today',
          params: { code: 'not-today' },
        });
    })
    .optional(),
});

function told(value: unknown, pointer?: string): readonly string[] {
  const parsed = schema.safeParse(value);
  if (parsed.success) return [];
  return objectionsOf(parsed.error, value, pointer).map((one) => `${one.code} ${one.pointer}`);
}

describe('objections', () => {
  it('tell what is missing from what is of another type', () => {
    expect(told({})).toEqual(['missing /title']);
    expect(told({ title: null })).toEqual(['invalid-type /title']);
    expect(told([])).toEqual(['invalid-type ']);
  });

  it('tell each unknown key, escaped as RFC 6901 has it', () => {
    expect(told({ title: '', 'a/b~': '', 'c/': 1, d: 2 })).toEqual([
      'invalid-type /a~1b~0',
      'unknown-key /c~1',
      'unknown-key /d',
    ]);
  });

  it('have the code that a rule gives them, and begin where the value stands', () => {
    expect(told({ title: '', day: 'x' }, '/events/3')).toEqual(['not-today /events/3/day']);
  });

  it('are at most a hundred', () => {
    const keys = Array.from({ length: 200 }, (_, index) => [`key${index}`, 0]);
    expect(told({ title: '', ...Object.fromEntries(keys) })).toHaveLength(100);
  });
});
