import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import type { Walk } from './reading-room.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on the page, in a line each. */
export async function findings(walk: Walk): Promise<string[]> {
  await walk.page.evaluate(axe);
  return walk.page.evaluate(async () => {
    const run: unknown = await Reflect.get(globalThis, 'axe').run();
    const { violations } = run as {
      violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
    };
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
    );
  });
}

/** By how many pixels the page is wider than the screen. */
export function overflow(walk: Walk): Promise<number> {
  return walk.page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}
