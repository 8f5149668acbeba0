import { problemInWords, type ProblemInWords } from '../answers/problem.ts';
import { noteRefused } from '../answers/who-asks.ts';

/** The archive did not give what was asked of it: nobody answered (null), or it told a problem. */
export class NotGiven extends Error {
  override readonly name = 'NotGiven';

  readonly problem: ProblemInWords | null;

  constructor(problem: ProblemInWords | null) {
    super(problem?.title ?? 'nobody answered');
    this.problem = problem;
  }
}

/** A text that the archive serves. Throws {@link NotGiven}. */
export async function askText(path: string, signal: AbortSignal): Promise<string> {
  return (await asked(path, signal)).text();
}

/** A file of the log, below `/log/`; null: it has none of this name. Throws {@link NotGiven}. */
export async function askTile(path: string, signal: AbortSignal): Promise<Uint8Array | null> {
  try {
    return new Uint8Array(await (await asked(`/log/${path}`, signal)).arrayBuffer());
  } catch (error) {
    if (error instanceof NotGiven && error.problem?.status === 404) return null;
    throw error;
  }
}

async function asked(path: string, signal: AbortSignal): Promise<Response> {
  // Neither a gateway's copy nor the browser's: what is verified is what the archive says now.
  const response = await fetch(path, { signal, cache: 'no-store' }).catch(() => null);
  if (response === null || [502, 503, 504].includes(response.status)) throw new NotGiven(null);
  if (response.ok) return response;
  if (response.status === 401) noteRefused();
  const body: unknown = await response.json().catch(() => null);
  throw new NotGiven(problemInWords(response.status, body));
}
