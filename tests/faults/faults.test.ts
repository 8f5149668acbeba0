import { describe, expect, it } from 'vitest';
import { inWords, isKept } from './figures.ts';
import { lacking } from './machine.ts';
import { methods } from './methods.ts';

/** The small form of each method; `npm run faults` has the larger ones. */
describe.each(methods.filter(({ rounds }) => rounds.test > 0))('$name: $about', (method) => {
  const reason = lacking(method.needs);

  it.skipIf(reason !== null)(
    `loses nothing that was acknowledged (${reason ?? 'can be seen'})`,
    async () => {
      const figures = await method.run(method.rounds.test);
      expect(isKept(figures) ? 'kept' : inWords(figures)).toBe('kept');
    },
  );

  it.skipIf(reason !== null)(
    `is seen to lose where it must (${reason ?? 'can be seen'})`,
    async () => {
      expect((await method.control(1)).lost).toBeGreaterThan(0);
    },
  );
});
