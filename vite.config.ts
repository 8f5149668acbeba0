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
  'TimeStep',
  'Activator',
  'Activator$1',
]);

/** The methods of classes in use that only options call which are not ours; each is emptied. */
const unusedMethods: Readonly<Record<string, readonly string[]>> = {
  // Dragging, adding, selecting and grouping items; tooltips; clusters.
  ItemSet: [
    '_onDragStart',
    '_onDragStartAddItem',
    '_onDrag',
    '_onDragEnd',
    '_onGroupClick',
    'toggleGroupShowNested',
    'toggleGroupDragClassName',
    '_onGroupDragStart',
    '_onGroupDrag',
    '_onGroupDragEnd',
    '_onSelectItem',
    '_onMultiSelectItem',
    '_onMouseOver',
    '_onMouseOut',
    '_onMouseMove',
    '_onUpdateItem',
    '_onDropObjectOnItem',
    '_onAddItem',
    '_cloneItemData',
    '_clusterItems',
    '_updateClusters',
    'getItemsAtCurrentTime',
  ],
  // What is within an item: ours draw themselves (see client/timeline/occurrence-mark.ts).
  Item: [
    '_repaintDragCenter',
    '_repaintDeleteButton',
    '_repaintOnItemUpdateTimeTooltip',
    '_updateContents',
    '_updateDataAttributes',
    '_updateStyle',
  ],
  RangeItem: [
    '_createDomElement',
    '_updateDirtyDomComponents',
    '_getDomComponentsSizes',
    '_updateDomComponentsSizes',
    '_repaintDomAdditionals',
    'repositionX',
    'repositionY',
    '_repaintDragLeft',
    '_repaintDragRight',
  ],
  // Bars at times of one's own, looking for another size each second, buttons to zoom.
  Core: [
    'setCustomTime',
    'getCustomTime',
    'setCustomTimeMarker',
    'setCustomTimeTitle',
    'addCustomTime',
    'removeCustomTime',
    '_startAutoResize',
    'zoomIn',
    'zoomOut',
  ],
  Timeline: ['focus'],
  Range: ['startRolling'],
  // The axis is the page's own (see client/timeline/axis-view.ts).
  TimeAxis: [
    '_repaintLabels',
    '_repaintMinorText',
    '_repaintMajorText',
    '_repaintMinorLine',
    '_repaintMajorLine',
    '_setXY',
    '_calculateCharSize',
  ],
};

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly name?: string;
  readonly expression?: Node;
  readonly left?: Node;
  readonly object?: Node;
  readonly arguments?: readonly Node[];
  readonly id?: Node;
  readonly key?: Node;
  readonly value?: Node;
  readonly body?: Node | readonly Node[];
}

/** Where vis-timeline calls what none of our options asks for, and what stands there instead. */
const unusedCalls: readonly (readonly [call: string, instead: string])[] = [
  ['new Configurator(this, this.dom.container, configureOptions)', 'null'],
  ['Validator.validate(options, allOptions)', 'false'],
  ['new ClusterGenerator(this)', 'null'],
  ['new ClusterItem(itemData, conversion, options)', 'null'],
  ['new Activator(this.dom.root)', 'null'],
  ['CustomTime.customTimeFromTarget(event)', 'null'],
  ['  background: BackgroundItem,\n  box: BoxItem,\n', ''],
  ['  point: PointItem,\n', ''],
  ['snap: TimeStep.snap', 'snap: null'],
  ['availableUtils.extend({}, TimeStep.FORMAT)', '{}'],
  ['me.timeAxis.step.scale', "'year'"],
  ['me.timeAxis.step.step', '1'],
  ['const locales = {', 'const locales = { en };\nconst otherLocales = {'],
  // Its toolbox is the whole of vis-util, spread out: below, each tool is taken from there instead.
  ['  ...util,\n', ''],
];

/** What vis-timeline takes out of its toolbox, but for the tools that are its own. */
const toolbox = /\bavailableUtils\.(?!convert\b|xss\b|setupXSSProtection\b)(?=\w)/gu;

/**
 * Lets the bundler leave out what we use nothing of: Graph2d, the axis, the form for trying out
 * options and the check of their names, clusters, items and bars of kinds that are not ours, foreign
 * words, and the tools that only these need; 60 KB gzipped. The bundler keeps parts for the
 * statements that fill their prototypes, so these are taken out. TypeScript checks the options that
 * we give.
 */
function withoutUnused(): Plugin {
  return {
    name: 'regesta:without-unused',
    apply: 'build',
    transform: {
      filter: { id: /(?:vis-timeline-graph2d|vis-util)\.m?js$/u },
      handler(code, id) {
        const statements = this.parse(code).body as readonly Node[];
        const fillings = statements.filter((node) => unusedParts.has(filledBy(node)));
        const methods = statements.flatMap(unusedIn);
        const kept = [...fillings, ...methods.map(insideOf)]
          .sort((a, b) => a.start - b.start)
          .reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), code);
        if (id.includes('vis-util')) return { code: kept, map: null };
        const wanted = Object.values(unusedMethods).flat().length;
        if (methods.length !== wanted) this.error(`vis-timeline has lost some of its methods.`);
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

/** The methods of a class that nothing here reaches. */
function unusedIn({ type, id, body }: Node): readonly Node[] {
  if (type !== 'ClassDeclaration' || !isNode(body) || !Array.isArray(body.body)) return [];
  const unused = unusedMethods[id?.name ?? ''] ?? [];
  return (body.body as readonly Node[]).filter(({ key }) => unused.includes(key?.name ?? ''));
}

/** What stands between the braces of a method. */
function insideOf({ value }: Node): Pick<Node, 'start' | 'end'> {
  const body = isNode(value?.body) ? value.body : { start: 1, end: 1 };
  return { start: body.start + 1, end: body.end - 1 };
}

function isNode(body: Node['body']): body is Node {
  return body !== undefined && 'start' in body;
}
