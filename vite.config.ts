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
  plugins: [react(), withoutGraphs(), withoutWorkshop(), withoutMarkup()],
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
        // What every page loads is one file rather than a dozen crumbs, which packs smaller.
        codeSplitting: {
          groups: [
            {
              name: 'frame',
              test: /client\/(?:address|writing|answers|live\/presence-told|export\/copy|timeline\/hue)|events\/dates\/(?:words|day)/u,
            },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000' } },
});

/** What vis-timeline's one file holds for its other widget, Graph2d, which nothing here draws. */
const graphParts: ReadonlySet<string> = new Set([
  'Graph2d',
  'LineGraph',
  'Legend',
  'Line',
  'GraphGroup',
  'Bargraph',
  'Points',
]);

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly name?: string;
  readonly expression?: Node;
  readonly left?: Node;
  readonly object?: Node;
}

/**
 * Lets the bundler leave Graph2d out of vis-timeline, 25 KB gzipped: it keeps that widget only for
 * the statements that fill its prototypes, so they are blanked out, which moves no other line.
 */
function withoutGraphs(): Plugin {
  return {
    name: 'regesta:without-graphs',
    apply: 'build',
    transform: {
      filter: { id: /vis-timeline-graph2d\.m?js$/u },
      handler(code) {
        const statements = this.parse(code).body as readonly Node[];
        const filling = statements.filter((node) => graphParts.has(assignedTo(node)));
        const kept = filling.reduceRight(
          (text, { start, end }) =>
            text.slice(0, start) + text.slice(start, end).replace(/[^\n]/gu, ' ') + text.slice(end),
          code,
        );
        return { code: kept, map: null };
      },
    },
  };
}

/** Where vis-timeline calls what only those who try out its options need, and what stands there. */
const workshopCalls: readonly (readonly [call: string, instead: string])[] = [
  ['new Configurator(this, this.dom.container, configureOptions)', 'null'],
  ['Validator.validate(options, allOptions)', 'false'],
  ['new ClusterGenerator(this)', 'null'],
];

/**
 * Lets the bundler leave out vis-timeline's form for trying out its options, its check of their
 * names, and its clusters, 10 KB gzipped: TypeScript checks the options that we give, and none of
 * them asks for these.
 */
function withoutWorkshop(): Plugin {
  return {
    name: 'regesta:without-workshop',
    apply: 'build',
    transform: {
      filter: { id: /vis-timeline-graph2d\.m?js$/u },
      handler(code) {
        const kept = workshopCalls.reduce((text, [call, instead]) => {
          if (!text.includes(call)) this.error(`vis-timeline no longer says ${call}.`);
          return text.replaceAll(call, instead);
        }, code);
        return { code: kept, map: null };
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

/** The variable at the root of what a top-level statement assigns to, or ''. */
function assignedTo(statement: Node): string {
  if (statement.type !== 'ExpressionStatement') return '';
  let target = statement.expression?.left;
  while (target?.type === 'MemberExpression') target = target.object;
  return target?.name ?? '';
}
