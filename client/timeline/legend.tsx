import type { ReactElement, ReactNode } from 'react';
import { changeSigns } from './change-signs.ts';
import { hueOf } from './hue.ts';
import type { Kind } from './mark-model.ts';
import { signs } from './signs.ts';

interface Sample {
  readonly words: string;
  /** Classes of the mark, and of its segments in thirds of its width; as the plot has them. */
  readonly mark: string;
  readonly segments: readonly (readonly [role: string, at: string])[];
}

const samples: readonly Sample[] = [
  { words: 'on that day', mark: 'tl-dot', segments: [] },
  { words: 'some day within', mark: 'tl-whisker', segments: [] },
  { words: 'some time within', mark: 'tl-band', segments: [['within', 'whole']] },
  { words: 'throughout', mark: 'tl-band', segments: [['core', 'whole']] },
  {
    words: 'beginning and end in the hatched parts',
    mark: 'tl-band',
    segments: [
      ['soft-start', 'first'],
      ['core', 'middle'],
      ['soft-end', 'last'],
    ],
  },
  {
    words: 'goes on without an end',
    mark: 'tl-band',
    segments: [
      ['core', 'first'],
      ['open-end', 'rest'],
    ],
  },
  {
    words: 'end not known',
    mark: 'tl-band',
    segments: [
      ['core', 'first'],
      ['unknown-end', 'rest'],
    ],
  },
  { words: 'several times between', mark: 'tl-band', segments: [['several', 'whole']] },
];

interface LegendProps {
  readonly kinds: readonly Kind[];
  /** Whether changes are marked. */
  readonly isComparing: boolean;
  /** What else is to be said of what is drawn. */
  readonly children: ReactNode;
}

/** What the colours, shapes and signs of the timeline mean; shapes are drawn as the plot does. */
export function Legend({ kinds, isComparing, children }: LegendProps): ReactElement {
  return (
    <div className="tl-legend">
      {isComparing && <Changes />}
      {kinds.length > 0 && (
        <ul className="tl-legend-kinds" aria-label="Colours by kind">
          {kinds.map(({ kind, label, colour }) => (
            <li key={kind}>
              <span className={`tl-swatch tl-hue-${hueOf(colour)}`} aria-hidden="true" />
              {label}
            </li>
          ))}
        </ul>
      )}
      <ul className="tl-legend-signs" aria-label="Signs before titles">
        {signs.map(({ id, glyph, words }) => (
          <li key={id}>
            <span className="tl-glyphs">{glyph}</span>
            {words}
          </li>
        ))}
      </ul>
      {children}
      <details className="tl-legend-marks">
        <summary>How dates are drawn</summary>
        <ul>
          {samples.map((sample) => (
            <li key={sample.words}>
              <SampleMark {...sample} />
              {sample.words}
            </li>
          ))}
          {signs.map(({ id, glyph, words }) => (
            <li key={id}>
              <SampleMark mark={`tl-band tl-${id}`} segments={[['core', 'whole']]} />
              <span className="tl-glyphs" aria-hidden="true">
                {glyph}
              </span>
              {words}
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

/** What the marks of change mean: sign, pattern and word. */
function Changes(): ReactElement {
  return (
    <ul className="tl-legend-changes" aria-label="Marks of change">
      {changeSigns.map(({ sort, glyph, words }) => (
        <li key={sort}>
          <SampleMark
            mark={`tl-band tl-change-${sort}`}
            segments={[['core', 'whole']]}
            glyph={glyph}
          />
          <span>
            <strong>{sort}</strong> {words}
          </span>
        </li>
      ))}
      <li>
        <SampleMark mark="tl-band tl-change-former" segments={[['core', 'whole']]} />
        <span>former date of what moved</span>
      </li>
    </ul>
  );
}

function SampleMark({
  mark,
  segments,
  glyph,
}: Omit<Sample, 'words'> & { readonly glyph?: string }): ReactElement {
  return (
    <span className="tl-sample" aria-hidden="true">
      <span className={`tl-mark tl-hue-slate ${mark}`}>
        <span className="tl-shape">
          {segments.map(([role, at]) => (
            <span key={role} className={`tl-segment tl-${role} tl-at-${at}`} />
          ))}
        </span>
        {glyph !== undefined && (
          <span className="tl-label">
            <span className="tl-glyphs">{glyph}</span>
          </span>
        )}
      </span>
    </span>
  );
}
