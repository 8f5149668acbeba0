import type { RecordedVersion } from '../../reading/reader.ts';
import { writeHttpDate } from './http-date.ts';

/** A link-value (RFC 8288, section 3): its target, its relation types, and its other attributes. */
export interface LinkValue {
  readonly target: string;
  readonly rel: string;
  readonly type?: string;
  readonly datetime?: string;
  readonly from?: string;
  readonly until?: string;
}

/** The media type of a TimeMap (RFC 6690, section 7.3). */
export const linkFormat = 'application/link-format';

/** Where a thing, its TimeGate, its TimeMap and its mementos are. */
export interface Addresses {
  readonly original: string;
  readonly timegate: string;
  readonly timemap: string;
  memento(position: number): string;
}

/**
 * The addresses that belong to the thing `id` of the register at `under`, such as `/api/sources`.
 * They are whole if this server knows its public address, and paths otherwise: no link is built from
 * what a client says our name is.
 */
export function addressesOf(publicUrl: string | null, under: string, id: string): Addresses {
  const base = publicUrl ?? '';
  const path = `${under}/${encodeURIComponent(id)}`;
  return {
    original: base + path,
    timegate: `${base}/timegate${path}`,
    timemap: `${base}/timemap${path}`,
    memento: (position) => `${base}/memento/${position}${path}`,
  };
}

/** The thing itself, as its gate, map and mementos name it. */
export function originalLink({ original }: Addresses): LinkValue {
  return { target: original, rel: 'original' };
}

/** The gate of a thing. */
export function timegateLink({ timegate }: Addresses): LinkValue {
  return { target: timegate, rel: 'timegate' };
}

/** The map of a thing. */
export function timemapLink({ timemap }: Addresses): LinkValue {
  return { target: timemap, rel: 'timemap', type: linkFormat };
}

/** A memento, with what it is to the others: first, prev, next, last, or nothing of these. */
export function mementoLink(
  addresses: Addresses,
  { position, recordedAt }: RecordedVersion,
  places: readonly string[] = [],
): LinkValue {
  return {
    target: addresses.memento(position),
    rel: [...places, 'memento'].join(' '),
    datetime: writeHttpDate(recordedAt),
  };
}

/** The memento of the version at index `at` with those around it and at both ends, each once. */
export function mementoLinks(
  addresses: Addresses,
  versions: readonly RecordedVersion[],
  at: number,
): readonly LinkValue[] {
  const placed = { first: 0, prev: at - 1, next: at + 1, last: versions.length - 1 };
  const indices = new Set([0, at - 1, at, at + 1, versions.length - 1]);
  return [...indices].flatMap((index) => {
    const version = versions[index];
    const places = Object.entries(placed).filter(([, one]) => one === index);
    return version
      ? [
          mementoLink(
            addresses,
            version,
            places.map(([place]) => place),
          ),
        ]
      : [];
  });
}

/** Links as one text: for a `Link` header, or with line ends between them for a map. */
export function writeLinks(links: readonly LinkValue[], between = ', '): string {
  return links
    .map(({ target, ...attributes }) =>
      [
        `<${target}>`,
        ...Object.entries(attributes).map(([name, text]) => `${name}="${text}"`),
      ].join('; '),
    )
    .join(between);
}
