import type { Verdict } from './judge.ts';

/** What the rounds of a method came to. */
export interface Figures {
  rounds: number;
  acknowledged: number;
  lost: number;
  altered: number;
  torn: number;
  uninvited: number;
  unknown: number;
  unknownKept: number;
  /** The first things that were found wrong with an archive afterwards. */
  readonly findings: string[];
  /** Whatever else a method measures, by name. */
  readonly also: Record<string, number | string>;
}

/** Figures of no rounds. */
export function noFigures(): Figures {
  return {
    rounds: 0,
    acknowledged: 0,
    lost: 0,
    altered: 0,
    torn: 0,
    uninvited: 0,
    unknown: 0,
    unknownKept: 0,
    findings: [],
    also: {},
  };
}

/** Counts a round in. */
export function count(figures: Figures, verdict: Verdict): void {
  figures.rounds += 1;
  figures.acknowledged += verdict.acknowledged;
  figures.lost += verdict.lost;
  figures.altered += verdict.altered;
  figures.torn += verdict.torn;
  figures.uninvited += verdict.uninvited;
  figures.unknown += verdict.unknown;
  figures.unknownKept += verdict.unknownKept;
  if (figures.findings.length < 10) figures.findings.push(...verdict.findings.slice(0, 3));
}

/** Whether every promise was kept. */
export function isKept({ lost, altered, torn, uninvited, findings }: Figures): boolean {
  return lost + altered + torn + uninvited + findings.length === 0;
}

/** The figures on one line. */
export function inWords(figures: Figures): string {
  const { rounds, acknowledged, lost, altered, torn, unknown, unknownKept, findings, also } =
    figures;
  const rest = Object.entries(also).map(([name, value]) => `, ${name} ${value}`);
  return (
    `${rounds} rounds: ${acknowledged} events acknowledged, ${lost} lost, ${altered} altered, ` +
    `${torn} batches torn, ` +
    `${unknown} of unknown end (${unknownKept} kept), ${findings.length} findings${rest.join('')}` +
    findings.map((finding) => `\n    ${finding}`).join('')
  );
}
