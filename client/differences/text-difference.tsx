import { useState } from 'react';
import { foldedParts, textParts, type TextPart } from './text-parts.ts';
import './differences.css';

interface TextDifferenceProps {
  /** How the text read before, and reads after; '' for nothing. */
  readonly before: string;
  readonly after: string;
}

/** A text with what was taken out struck and what was put in underlined, folded around both. */
export function TextDifference({ before, after }: TextDifferenceProps) {
  const [isWhole, setWhole] = useState(false);
  const parts = textParts(before, after);
  const folded = foldedParts(parts);
  const isFolded = folded.some(({ part }) => part === 'folded');
  return (
    <>
      <span className="text-difference" dir="auto">
        {(isWhole ? parts : folded).map((part, index) => (
          // The parts of a text have no names of their own and never change places.
          <PartOf key={index} part={part} />
        ))}
      </span>
      {isFolded && (
        <button
          type="button"
          className="quiet-button"
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? 'Fold it' : 'Show it whole'}
        </button>
      )}
    </>
  );
}

function PartOf({ part: { part, text } }: { readonly part: TextPart }) {
  switch (part) {
    case 'same':
      return text;
    case 'gone':
      return (
        <del>
          <span className="unseen">taken out: </span>
          {text}
        </del>
      );
    case 'new':
      return (
        <ins>
          <span className="unseen">put in: </span>
          {text}
        </ins>
      );
    case 'folded':
      return (
        <span className="folded">
          <span aria-hidden="true"> … </span>
          <span className="unseen">text that stays is left out</span>
        </span>
      );
  }
}
