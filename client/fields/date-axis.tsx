import { useId } from 'react';
import type { DateBounds } from '../../events/dates/bounds.ts';
import { axisOf, type AxisStretch } from './axis-layout.ts';

interface DateAxisProps {
  readonly bounds: DateBounds;
  readonly words: string;
}

const width = 360;
const barTop = 6;
const barHeight = 14;
const axisAt = 26;

/**
 * A date drawn on a small axis: solid where it surely was, hatched where it may have been, with
 * dashes around what is approximate or uncertain, and arrows where it is open.
 */
export function DateAxis({ bounds, words }: DateAxisProps) {
  const hatch = useId();
  const { stretches, ticks, isOpenBefore, isOpenAfter } = axisOf(bounds, width);
  const isRough = bounds.approximate || bounds.uncertain;
  return (
    <svg
      className="date-axis"
      viewBox={`0 0 ${width} 46`}
      role="img"
      aria-label={`${words}, on an axis`}
    >
      <pattern
        id={hatch}
        width="5"
        height="5"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <line className="axis-hatch" x1="0" x2="0" y1="0" y2="5" />
      </pattern>
      {stretches.map((stretch, index) => (
        <Stretch key={index} stretch={stretch} hatch={`url(#${hatch})`} isRough={isRough} />
      ))}
      {isOpenBefore && <path className="axis-arrow" d="M0 13 l9 -7 v14 z" />}
      {isOpenAfter && <path className="axis-arrow" d={`M${width} 13 l-9 -7 v14 z`} />}
      <line x1={0} x2={width} y1={axisAt} y2={axisAt} />
      {ticks.map(({ x, label }) => (
        <g key={x}>
          <line x1={x} x2={x} y1={axisAt} y2={axisAt + 4} />
          <text x={x} y={axisAt + 15} textAnchor={anchorAt(x)}>
            {label}
          </text>
        </g>
      ))}
    </svg>
  );
}

interface StretchProps {
  readonly stretch: AxisStretch;
  readonly hatch: string;
  readonly isRough: boolean;
}

function Stretch({ stretch: { x, width, isSure }, hatch, isRough }: StretchProps) {
  const place = { x, y: barTop, width, height: barHeight };
  if (isSure && !isRough) return <rect className="axis-sure" {...place} />;
  return (
    <>
      <rect fill={hatch} {...place} />
      <rect className={isRough ? 'axis-maybe axis-rough' : 'axis-maybe'} {...place} />
    </>
  );
}

function anchorAt(x: number): 'start' | 'middle' | 'end' {
  if (x < 24) return 'start';
  return x > width - 24 ? 'end' : 'middle';
}
