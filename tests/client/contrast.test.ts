import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hues } from '../../events/vocabulary/chronicle.ts';

const css = readFileSync(new URL('../../client/style/tokens.css', import.meta.url), 'utf8');
const [lightCss = '', darkCss = ''] = css.split(":root[data-theme='dark']");
const grounds = ['paper', 'paper-raised', 'paper-sunk'];
const inks = ['ink', 'ink-soft', 'ink-faint', 'rubric', ...hues.map((hue) => `hue-${hue}`)];

describe.each([
  ['light', lightCss],
  ['dark', darkCss],
])('the %s theme', (_, theme) => {
  it.each(inks)('writes %s on every ground with a contrast of at least 4.5', (ink) => {
    for (const ground of grounds)
      expect(contrast(colour(theme, ink), colour(theme, ground))).toBeGreaterThanOrEqual(4.5);
  });

  it('keeps text readable where a search marked it', () => {
    expect(contrast(colour(theme, 'ink'), colour(theme, 'mark'))).toBeGreaterThanOrEqual(4.5);
  });
});

function colour(theme: string, name: string): string {
  const found = new RegExp(`--${name}: (#[0-9a-f]{6});`, 'u').exec(theme)?.[1];
  if (found === undefined) throw new Error(`The theme has no colour --${name}.`);
  return found;
}

/** Contrast ratio (WCAG 2.2). */
function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
