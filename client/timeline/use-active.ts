import { useState } from 'react';

/** The occurrence that the keys walk from, and whether the keys are the timeline's. */
export interface Active {
  readonly active: string | null;
  readonly setActive: (id: string | null) => void;
  readonly hasFocus: boolean;
  readonly setHasFocus: (hasFocus: boolean) => void;
}

/** Keeps the active occurrence; one that is selected elsewhere becomes it. */
export function useActive(selected: string | null): Active {
  const [active, setActive] = useState(selected);
  const [hasFocus, setHasFocus] = useState(false);
  const [seen, setSeen] = useState(selected);
  if (seen !== selected) {
    setSeen(selected);
    setActive(selected);
  }
  return { active, setActive, hasFocus, setHasFocus };
}
