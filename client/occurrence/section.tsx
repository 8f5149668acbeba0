import { createContext, use, useId, type ReactNode } from 'react';

/** The level of a section's heading: 2 on a page of its own, 3 in the panel. */
export const SectionLevel = createContext<2 | 3>(2);

interface SectionProps {
  readonly title: string;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A part of a text under a heading of its own. */
export function Section({ title, className = '', children }: SectionProps) {
  const id = useId();
  const Heading = use(SectionLevel) === 2 ? 'h2' : 'h3';
  return (
    <section className={`section ${className}`} aria-labelledby={id}>
      <Heading id={id}>{title}</Heading>
      {children}
    </section>
  );
}
