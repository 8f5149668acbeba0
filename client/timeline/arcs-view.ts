import { arcPath, relationDashes, relationWords } from './arcs.ts';
import type { Arc, Point } from './arcs.ts';

const namespace = 'http://www.w3.org/2000/svg';

/** The arcs over the plot: one path with an arrowhead and its words for each relation in view. */
export class ArcsView {
  readonly #svg: SVGSVGElement;
  readonly #drawn = new Map<string, { path: SVGPathElement; text: SVGTextElement }>();
  readonly #markerId: string;

  constructor(svg: SVGSVGElement, markerId: string) {
    this.#svg = svg;
    this.#markerId = markerId;
    svg.append(arrowhead(markerId));
  }

  /** Draws the arcs both of whose marks are in view, `left` being where the plot begins. */
  draw(arcs: readonly Arc[], placeOf: (id: string) => Point | null, left: number): void {
    const seen = new Set<string>();
    for (const arc of arcs) {
      const from = placeOf(arc.from);
      const to = placeOf(arc.to);
      if (!from || !to) continue;
      const key = `${arc.from} ${arc.relation} ${arc.to}`;
      seen.add(key);
      const { d, labelAt } = arcPath({ x: left + from.x, y: from.y }, { x: left + to.x, y: to.y });
      const { path, text } = this.#elements(key, arc.relation);
      path.setAttribute('d', d);
      text.setAttribute('x', labelAt.x.toFixed(1));
      text.setAttribute('y', (labelAt.y - 3).toFixed(1));
    }
    for (const [key, { path, text }] of this.#drawn) {
      if (seen.has(key)) continue;
      path.remove();
      text.remove();
      this.#drawn.delete(key);
    }
  }

  #elements(key: string, relation: string): { path: SVGPathElement; text: SVGTextElement } {
    const known = this.#drawn.get(key);
    if (known) return known;
    const path = document.createElementNS(namespace, 'path');
    path.setAttribute('class', 'tl-arc');
    path.setAttribute('marker-end', `url(#${this.#markerId})`);
    path.setAttribute('stroke-dasharray', relationDashes[relation] ?? '');
    const text = document.createElementNS(namespace, 'text');
    text.setAttribute('class', 'tl-arc-label');
    text.textContent = relationWords[relation] ?? '';
    this.#svg.append(path, text);
    const elements = { path, text };
    this.#drawn.set(key, elements);
    return elements;
  }
}

function arrowhead(id: string): SVGDefsElement {
  const defs = document.createElementNS(namespace, 'defs');
  const marker = document.createElementNS(namespace, 'marker');
  const attributes = {
    id,
    viewBox: '0 0 8 8',
    refX: '7',
    refY: '4',
    markerWidth: '7',
    markerHeight: '7',
    orient: 'auto-start-reverse',
    markerUnits: 'userSpaceOnUse',
  };
  for (const [name, value] of Object.entries(attributes)) marker.setAttribute(name, value);
  const path = document.createElementNS(namespace, 'path');
  path.setAttribute('d', 'M 0 0 L 8 4 L 0 8 z');
  path.setAttribute('class', 'tl-arc-head');
  marker.append(path);
  defs.append(marker);
  return defs;
}
