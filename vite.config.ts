import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const instant = new URL('./client/timeline/vis-instant.ts', import.meta.url);

/**
 * Builds the client into files that a strict `default-src 'self'` can serve: nothing is inlined,
 * so neither script, style, font nor image ever needs a `data:` address.
 */
export default defineConfig({
  root: 'client',
  plugins: [react(), withoutUnused(), withoutMarkup()],
  // vis-timeline brings a calendar along for an axis that is not shown: 19 KB gzipped.
  resolve: {
    alias: [{ find: /^moment$/u, replacement: fileURLToPath(instant) }],
  },
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: ['chrome123', 'firefox121', 'safari17.5'],
    rolldownOptions: {
      output: {
        // What every page loads, and the crumbs that rooms share, are one file rather than two
        // dozen, which packs smaller; so is what tells changes, wherever they are told.
        codeSplitting: {
          groups: [
            {
              name: 'frame',
              test: /client\/(?:address|chronicle\/kinds|frame\/fallback|occurrence\/history-words|writing|answers|live\/presence-told|export\/(?:copy|download)|timeline\/(?:hue|change-signs)|session\/session\.|adding\/browser-drawer)|events\/(?:dates\/(?:words|day)|readings\/accounts|decisions\/sameness)/u,
            },
            { name: 'told', test: /client\/differences/u },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});

/**
 * What the files of vis hold that nothing here draws: the widget Graph2d, clusters, shaded stretches,
 * and the overlay that waits for a click.
 */
const unusedParts: ReadonlySet<string> = new Set([
  'Graph2d',
  'LineGraph',
  'Legend',
  'Line',
  'GraphGroup',
  'Bargraph',
  'Points',
  'ClusterItem',
  'BackgroundItem',
  'Activator',
  'Activator$1',
]);

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly name?: string;
  readonly expression?: Node;
  readonly left?: Node;
  readonly object?: Node;
  readonly arguments?: readonly Node[];
}

/** Where vis-timeline calls what none of our options asks for, and what stands there instead. */
const unusedCalls: readonly (readonly [call: string, instead: string])[] = [
  ['new Configurator(this, this.dom.container, configureOptions)', 'null'],
  ['Validator.validate(options, allOptions)', 'false'],
  ['new ClusterGenerator(this)', 'null'],
  ['new ClusterItem(itemData, conversion, options)', 'null'],
  ['new Activator(this.dom.root)', 'null'],
  ['new CustomTime(', 'Object('],
  ['CustomTime.customTimeFromTarget(event)', 'null'],
  ['_item instanceof BackgroundItem', 'false'],
  ['  background: BackgroundItem,\n  box: BoxItem,\n', ''],
  ['  point: PointItem,\n', ''],
  ['const locales = {', 'const locales = { en };\nconst otherLocales = {'],
  // Its toolbox is the whole of vis-util, spread out: below, each tool is taken from there instead.
  ['  ...util,\n', ''],
];

/** What vis-timeline takes out of its toolbox, but for the tools that are its own. */
const toolbox = /\bavailableUtils\.(?!convert\b|xss\b|setupXSSProtection\b)(?=\w)/gu;

/**
 * Lets the bundler leave out what we use nothing of: Graph2d, the form for trying out options and
 * the check of their names, clusters, items and bars of kinds that are not ours, foreign words, and
 * the tools that only these need; 50 KB gzipped. The bundler keeps parts for the statements that
 * fill their prototypes, so these are blanked out. TypeScript checks the options that we give.
 */
function withoutUnused(): Plugin {
  return {
    name: 'regesta:without-unused',
    apply: 'build',
    transform: {
      filter: { id: /(?:vis-timeline-graph2d|vis-util)\.m?js$/u },
      handler(code, id) {
        const statements = this.parse(code).body as readonly Node[];
        const kept = statements
          .filter((node) => unusedParts.has(filledBy(node)))
          .reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), code);
        if (id.includes('vis-util')) return { code: kept, map: null };
        const called = unusedCalls.reduce((text, [call, instead]) => {
          if (!text.includes(call)) this.error(`vis-timeline no longer says ${call}.`);
          return text.replaceAll(call, instead);
        }, kept);
        return { code: called.replace(toolbox, 'util.'), map: null };
      },
    },
  };
}

/**
 * Puts a plain escape in the place of vis-timeline's HTML filter, which lets images through: what it
 * is given as text can then be nothing but text. Also 7 KB gzipped smaller.
 */
function withoutMarkup(): Plugin {
  const escape = `export default { FilterXSS: class {
    process(text) { return text.replace(/[&<>"']/gu, (sign) => '&#' + sign.codePointAt(0) + ';'); }
  } };`;
  return {
    name: 'regesta:without-markup',
    apply: 'build',
    enforce: 'pre',
    resolveId: { filter: { id: /^xss$/u }, handler: () => '\0plain-text' },
    load: { filter: { id: /^\0plain-text$/u }, handler: () => escape },
  };
}

/** The name of what a top-level statement assigns to a part of, or hands on to be filled; or ''. */
function filledBy({ type, expression }: Node): string {
  if (type !== 'ExpressionStatement') return '';
  let target = expression?.left ?? expression?.arguments?.[0];
  while (target?.type === 'MemberExpression') target = target.object;
  return target?.name ?? '';
}
