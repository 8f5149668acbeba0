import type { Request, Response } from 'express';
import { viewNames, type ViewName } from '../reading/reader.ts';
import { sendProblem } from './problems.ts';
import { pathParameter } from './route.ts';

/** The view that the path names; ends the request with a problem if there is none. */
export function viewNamed(request: Request, response: Response): ViewName | null {
  const asked = pathParameter(request, 'name');
  const name = viewNames.find((known) => known === asked);
  if (name) return name;
  const detail = `There is no such view; the views are ${viewNames.join(', ')}.`;
  sendProblem(request, response, { end: 'not-found', detail });
  return null;
}
