import type { Request } from 'express';
import { issue, type Ending } from '../problems.ts';
import { parseQuery } from '../query.ts';

/** What is wrong with the query of an address that takes no parameters; null: it has none. */
export function parametersUnknown(request: Request): Ending | null {
  const asked = parseQuery(request);
  if (!asked.ok) return asked.ending;
  const [name] = asked.parameters.keys();
  if (name === undefined) return null;
  const message = 'this address takes no parameters';
  return issue(`/${name.slice(0, 64)}`, 'unknown-parameter', message);
}
