import { useEffect, useId, useRef, useState, type RefObject } from 'react';
import type { StandingPeriod } from '../../events/readings/answers.ts';
import { todayDay } from '../reading/today.ts';
import { boundsInWords, yearInWords } from '../writing/day-words.ts';
import { capitalTerm } from '../writing/term.ts';
import { bandOf, yearTicks, type BandPart } from './band.ts';

const usualWidth = 640;
const barTop = 22;
const barHeight = 20;
const nameWidthMin = 44;

/** The standing of an instrument over time as a band; the table beneath it says the same. */
export function StandingBand({ periods }: { readonly periods: readonly StandingPeriod[] }) {
  const clip = useId();
  const place = useRef<SVGSVGElement>(null);
  const width = useWidth(place);
  const band = bandOf(periods, todayDay(), width);
  const hasDoubt = band.parts.some(({ doubtWidth }) => doubtWidth > 1);
  return (
    <figure>
      <svg
        ref={place}
        className="standing-band"
        viewBox={`0 0 ${width} 66`}
        role="img"
        aria-label={`Standing over time: ${band.parts.map(partInWords).join('; ')}`}
      >
        <pattern
          id={`${clip}-hatch`}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line className="band-hatch" x1="0" x2="0" y1="0" y2="6" />
        </pattern>
        {band.parts.map((part, index) => (
          <g
            key={`${part.period.occurrence.id} ${part.period.standing}`}
            className={`band-part band-${part.tint}`}
          >
            <clipPath id={`${clip}-${index}`}>
              <rect x={part.x} y={0} width={Math.max(0, part.width - 4)} height={66} />
            </clipPath>
            <rect x={part.x} y={barTop} width={part.width} height={barHeight} />
            {part.doubtWidth > 1 && <Doubt part={part} hatch={`url(#${clip}-hatch)`} />}
            <line x1={part.x} x2={part.x} y1={4} y2={barTop + barHeight} />
            {part.width >= nameWidthMin && (
              <text x={part.x + 5} y={15} clipPath={`url(#${clip}-${index})`}>
                {capitalTerm(part.period.standing)}
              </text>
            )}
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
      {hasDoubt && <figcaption>Hatched where it may already have been so.</figcaption>}
    </figure>
  );
}

/** The stretch in which a period may already have begun, hatched over what was before. */
function Doubt({ part, hatch }: { readonly part: BandPart; readonly hatch: string }) {
  const place = { x: part.doubtX, y: barTop, width: part.doubtWidth, height: barHeight };
  return (
    <>
      <rect className="band-doubt" {...place} />
      <rect fill={hatch} {...place} />
    </>
  );
}

/** The width of an element in pixels, so that what is drawn in it keeps the size of its letters. */
function useWidth(place: RefObject<Element | null>): number {
  const [width, setWidth] = useState(usualWidth);
  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(Math.max(120, Math.round(entry.contentRect.width)));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [place]);
  return width;
}

function partInWords({ period }: { readonly period: StandingPeriod }): string {
  const { earliestDay, latestDay } = period.date;
  return `${capitalTerm(period.standing)} since a day ${boundsInWords(earliestDay, latestDay)}`;
}
