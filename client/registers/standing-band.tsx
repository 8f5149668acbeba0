import { useId } from 'react';
import type { StandingPeriod } from '../../events/readings/answers.ts';
import { todayDay } from '../reading/today.ts';
import { boundsInWords, yearInWords } from '../writing/day-words.ts';
import { capitalTerm } from '../writing/term.ts';
import { bandOf, yearTicks } from './band.ts';

const width = 640;
const barTop = 22;
const barHeight = 20;

/** The standing of an instrument over time as a band; the table beneath it says the same. */
export function StandingBand({ periods }: { readonly periods: readonly StandingPeriod[] }) {
  const clip = useId();
  const band = bandOf(periods, todayDay(), width);
  return (
    <svg
      className="standing-band"
      viewBox={`0 0 ${width} 66`}
      role="img"
      aria-label={`Standing over time: ${band.parts.map(partInWords).join('; ')}`}
    >
      {band.parts.map((part, index) => (
        <g key={`${part.x} ${part.period.standing}`} className={`band-part band-${part.tint}`}>
          <clipPath id={`${clip}-${index}`}>
            <rect x={part.x} y={0} width={Math.max(0, part.width - 4)} height={66} />
          </clipPath>
          <rect x={part.x} y={barTop} width={part.width} height={barHeight} />
          {part.doubt > 1 && (
            <rect
              className="band-doubt"
              x={part.x}
              y={barTop}
              width={part.doubt}
              height={barHeight}
            />
          )}
          <line x1={part.x} x2={part.x} y1={4} y2={barTop + barHeight} />
          <text x={part.x + 5} y={15} clipPath={`url(#${clip}-${index})`}>
            {capitalTerm(part.period.standing)}
          </text>
        </g>
      ))}
      {yearTicks(band, width).map(({ year, x }) => (
        <g key={year} className="band-tick">
          <line x1={x} x2={x} y1={barTop + barHeight} y2={barTop + barHeight + 4} />
          <text x={x} y={barTop + barHeight + 18} textAnchor={x > width - 20 ? 'end' : 'start'}>
            {yearInWords(year)}
          </text>
        </g>
      ))}
    </svg>
  );
}

function partInWords({ period }: { readonly period: StandingPeriod }): string {
  const { earliestDay, latestDay } = period.date;
  return `${capitalTerm(period.standing)} since a day ${boundsInWords(earliestDay, latestDay)}`;
}
