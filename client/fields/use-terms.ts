import type {
  InstrumentItem,
  RegisterAnswer,
  TimelineAnswer,
} from '../../events/readings/answers.ts';
import { useAnswer } from '../answers/use-answer.ts';
import type { TermOf } from './term-field.tsx';

interface ViewRows {
  readonly rows: readonly { readonly role?: string; readonly standing?: string }[];
}

const paths: Readonly<Record<TermOf | 'place', string>> = {
  kind: '/api/timeline?limit=1&bins=1',
  tag: '/api/timeline?limit=1&bins=1',
  place: '/api/timeline?limit=1&bins=1',
  role: '/api/views/actors?limit=1000',
  standing: '/api/views/standing?limit=1000',
  'instrument-kind': '/api/instruments?limit=1000',
};

/** The terms, or places, that the archive uses, most used first; null asks nothing. */
export function useTerms(terms: TermOf | 'place' | null): readonly string[] {
  const { answer } = useAnswer<unknown>(terms === null ? null : paths[terms]);
  if (terms === null || answer === null) return [];
  switch (terms) {
    case 'kind':
    case 'tag':
    case 'place':
      return (answer as TimelineAnswer).facets[terms].map(({ value }) => value);
    case 'role':
      return byUse((answer as ViewRows).rows.flatMap(({ role }) => role ?? []));
    case 'standing':
      return byUse((answer as ViewRows).rows.flatMap(({ standing }) => standing ?? []));
    case 'instrument-kind':
      return byUse((answer as RegisterAnswer<InstrumentItem>).items.map(({ kind }) => kind));
  }
}

function byUse(terms: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a).map(([term]) => term);
}
